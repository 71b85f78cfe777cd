package com.manystory.tenancy.usage;

import com.manystory.tenancy.registry.RegistryCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Tells the control plane, over HTTP.
final class UsageDelivery implements UsageReporting.Receiver {

    private static final Logger log = LoggerFactory.getLogger(UsageDelivery.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The report itself is wrong, so it always will be.
    private static final Set<Integer> HOPELESS = Set.of(400, 413, 422);

    private final URI address;
    private final RegistryCredentials credentials;
    private final JsonMapper json;
    private final HttpClient client;

    /// @param controlPlane its base address
    UsageDelivery(
            URI controlPlane, Duration connect, RegistryCredentials credentials, JsonMapper json) {
        this.address = URI.create(controlPlane.toString().replaceFirst("/$", "") + PATH);
        this.credentials = credentials;
        this.json = json;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(connect)
                        .build();
    }

    /// Where the control plane takes reports.
    static final String PATH = "/internal/v1/usage";

    @Override
    public void deliver(UsageReport report) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + credentials.bearer())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(report)))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        var status = answer.statusCode();
        if (HOPELESS.contains(status)) {
            log.error(
                    "The control plane refused a report of usage, which is lost: {} {}",
                    status,
                    answer.body());
        } else if (status >= 300) {
            throw new IOException("The control plane answered " + status);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
