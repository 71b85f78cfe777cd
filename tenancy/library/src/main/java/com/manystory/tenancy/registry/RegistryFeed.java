package com.manystory.tenancy.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks the control plane for changes, over HTTP.
final class RegistryFeed implements AutoCloseable {

    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI url;
    private final Duration wait;
    private final RegistryCredentials credentials;
    private final JsonMapper json;
    private final HttpClient client;

    RegistryFeed(
            URI url,
            RegistryProperties settings,
            RegistryCredentials credentials,
            JsonMapper json) {
        this.url = url;
        this.wait = settings.pollWait();
        this.credentials = credentials;
        this.json = json;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectTimeout())
                        .build();
    }

    /// Waits for a version after the given one, or for the end of the poll.
    RegistryUpdate poll(long after) throws IOException, InterruptedException {
        var path = "/internal/v1/registry?after=%d&wait=%d".formatted(after, wait.toSeconds());
        var request =
                HttpRequest.newBuilder(URI.create(base() + path))
                        .timeout(wait.plus(SLACK))
                        .header("Authorization", "Bearer " + credentials.bearer())
                        .header("Accept", "application/json")
                        .build();
        var response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw new IOException("The control plane answered " + response.statusCode());
        }
        try {
            return json.readValue(response.body(), RegistryUpdate.class);
        } catch (JacksonException e) {
            throw new IOException("The control plane's answer can't be read", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private String base() {
        var text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
