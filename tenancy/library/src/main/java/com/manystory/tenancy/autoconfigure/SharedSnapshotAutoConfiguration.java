package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.registry.RegistryProperties;
import com.manystory.tenancy.registry.SnapshotFile;
import com.manystory.tenancy.registry.SnapshotLocation.InBucket;
import com.manystory.tenancy.registry.SnapshotLocation.OnDisk;
import com.manystory.tenancy.registry.SnapshotPlace;
import com.manystory.tenancy.registry.s3.SnapshotObject;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/// Where all brands are published for processes that start while the control plane is away. A place
/// on disk loads nothing of the AWS SDK, which is optional.
@AutoConfiguration
@ConditionalOnProperty("manystory.registry.shared-snapshot")
@EnableConfigurationProperties(RegistryProperties.class)
public final class SharedSnapshotAutoConfiguration {

    private static final String CLIENT = "software.amazon.awssdk.services.s3.S3Client";

    @Bean
    @ConditionalOnMissingBean
    SnapshotPlace sharedSnapshotPlace(RegistryProperties settings) {
        return switch (Objects.requireNonNull(settings.sharedSnapshot())) {
            case OnDisk disk -> new SnapshotFile(disk.path());
            case InBucket bucket -> inBucket(bucket, settings.s3());
        };
    }

    private static SnapshotPlace inBucket(InBucket location, RegistryProperties.S3 settings) {
        if (!ClassUtils.isPresent(CLIENT, null)) {
            throw new IllegalStateException(
                    "manystory.registry.shared-snapshot is "
                            + location
                            + ", and this process doesn't speak S3: software.amazon.awssdk:s3 and"
                            + " apache5-client aren't on its class path");
        }
        return SnapshotObject.at(location, settings);
    }
}
