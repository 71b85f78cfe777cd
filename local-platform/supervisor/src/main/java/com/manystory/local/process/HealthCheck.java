package com.manystory.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Tells whether a process works now.
@FunctionalInterface
public interface HealthCheck {

    /// How long one check may take.
    Duration TIMEOUT = Duration.ofSeconds(2);

    boolean isHealthy();

    /// Healthy when the loopback port accepts a connection.
    static HealthCheck port(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        (int) TIMEOUT.toMillis());
                return true;
            } catch (IOException _) {
                return false;
            }
        };
    }

    /// Healthy when the address answers 200.
    static HealthCheck http(URI address) {
        var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
        return () -> {
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200;
            } catch (IOException _) {
                return false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }
}
