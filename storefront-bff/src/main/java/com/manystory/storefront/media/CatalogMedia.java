package com.manystory.storefront.media;

import com.manystory.tenancy.internal.InternalClient;
import com.manystory.tenancy.web.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/// Pictures of catalog-service, passed through as they come. It says so when too many are being
/// drawn, and is then asked once more.
final class CatalogMedia implements MediaSource {

    private static final String CATALOG = "catalog-service";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final InternalClient client;

    CatalogMedia(InternalClient client) {
        this.client = client;
    }

    @Override
    public void copy(String asset, String file, OutputStream to) throws IOException {
        if (isBusy(asset, file, to)) {
            pause();
            if (isBusy(asset, file, to)) {
                throw unavailable();
            }
        }
    }

    /// Copies the picture unless catalog-service is too busy for it now.
    private boolean isBusy(String asset, String file, OutputStream to) {
        return client.to(CATALOG)
                .get()
                .uri("/api/v1/media/{asset}/{file}", asset, file)
                .exchangeForRequiredValue((_, response) -> {
                    var status = response.getStatusCode();
                    if (status.value() == HttpStatus.OK.value()) {
                        response.getBody().transferTo(to);
                        return false;
                    }
                    if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
                        return true;
                    }
                    throw status.is4xxClientError()
                            ? new ProblemException(
                                    HttpStatus.NOT_FOUND,
                                    "not-found",
                                    "Not found",
                                    "There is no such picture.")
                            : unavailable();
                });
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "The picture can't be had at the moment.");
    }
}
