package com.manystory.tenancy.registry.s3;

import com.manystory.tenancy.registry.RegistryProperties;
import com.manystory.tenancy.registry.SnapshotLocation.InBucket;
import com.manystory.tenancy.registry.SnapshotPlace;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A snapshot in an S3 bucket. Writes are conditional on what was read, by its ETag, so that of two
/// processes that write at a time one learns of the other.
public final class SnapshotObject implements SnapshotPlace {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final int NOT_MODIFIED = 304;

    /// What S3 answers when something else is there than was said: gone, being written, written.
    private static final Set<Integer> REPLACED_MEANWHILE = Set.of(404, 409, 412);

    private final S3Client s3;
    private final InBucket location;

    private SnapshotObject(S3Client s3, InBucket location) {
        this.s3 = s3;
        this.location = location;
    }

    /// @throws IllegalArgumentException when the region isn't set
    public static SnapshotObject at(InBucket location, RegistryProperties.S3 settings) {
        var region = settings.region();
        if (region == null || region.isBlank()) {
            throw new IllegalArgumentException(
                    "manystory.registry.s3.region must be set for the shared snapshot " + location);
        }
        var endpoint = settings.endpoint();
        var client =
                S3Client.builder()
                        .region(Region.of(region))
                        // It is signed as a whole, by us.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        // It is in memory as a whole; others than AWS often have no domain for a
                        // bucket.
                        .serviceConfiguration(
                                S3Configuration.builder()
                                        .chunkedEncodingEnabled(false)
                                        .pathStyleAccessEnabled(endpoint != null)
                                        .build())
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .connectionTimeout(CONNECT)
                                        .connectionAcquisitionTimeout(CONNECT)
                                        .socketTimeout(settings.timeout())
                                        .maxConnections(2))
                        .overrideConfiguration(override ->
                                override.apiCallTimeout(settings.timeout())
                                        .retryStrategy(
                                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                        .maxAttempts(2)
                                                        .build()));
        if (endpoint != null) {
            client.endpointOverride(endpoint);
        }
        return new SnapshotObject(client.build(), location);
    }

    @Override
    public Content read(@Nullable String known) throws IOException {
        var request =
                GetObjectRequest.builder()
                        .bucket(location.bucket())
                        .key(location.key())
                        .ifNoneMatch(known)
                        .build();
        try {
            var object = s3.getObjectAsBytes(request);
            return new Found(object.asByteArrayUnsafe(), object.response().eTag());
        } catch (NoSuchKeyException _) {
            return new Nothing();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED) {
                return new Unchanged();
            }
            throw new IOException(e.getMessage(), e);
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String replace(@Nullable String read, byte[] bytes) throws IOException {
        var request =
                PutObjectRequest.builder()
                        .bucket(location.bucket())
                        .key(location.key())
                        .contentType("application/json");
        if (read == null) {
            request.ifNoneMatch("*");
        } else {
            request.ifMatch(read);
        }
        try {
            return s3.putObject(request.build(), RequestBody.fromBytes(bytes)).eTag();
        } catch (S3Exception e) {
            if (REPLACED_MEANWHILE.contains(e.statusCode())) {
                return null;
            }
            throw new IOException(e.getMessage(), e);
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }

    @Override
    public String toString() {
        return location.toString();
    }
}
