package com.manystory.storefront.media;

import com.manystory.tenancy.internal.InternalClient;
import com.manystory.tenancy.web.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpStatus;

/// Pictures of catalog-service, passed through as they come.
final class CatalogMedia implements MediaSource {

    private static final String CATALOG = "catalog-service";

    private final InternalClient client;

    CatalogMedia(InternalClient client) {
        this.client = client;
    }

    @Override
    public void copy(String asset, String file, OutputStream to) throws IOException {
        client.to(CATALOG)
                .get()
                .uri("/api/v1/media/{asset}/{file}", asset, file)
                .exchange((_, response) -> {
                    if (response.getStatusCode().value() == HttpStatus.OK.value()) {
                        return response.getBody().transferTo(to);
                    }
                    var missing = response.getStatusCode().is4xxClientError();
                    throw new ProblemException(
                            missing ? HttpStatus.NOT_FOUND : HttpStatus.BAD_GATEWAY,
                            missing ? "not-found" : "service-unavailable",
                            missing ? "Not found" : "Service unavailable",
                            "The picture can't be had.");
                });
    }
}
