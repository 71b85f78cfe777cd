package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.web.ArchiveController;
import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.ServiceAddresses;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks services for what they hold of a brand, and has them replace it.
class ServiceArchives {

    private static final Logger log = LoggerFactory.getLogger(ServiceArchives.class);
    private static final String PATH = "/internal/v1/brands/%s/archive?incarnation=%s";
    private static final Set<String> ROLES = Set.of("control-plane");
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final RestClient http;
    private final ServiceAddresses addresses;
    private final InternalTokens tokens;
    private final JsonMapper json;

    ServiceArchives(
            RestClient http, ServiceAddresses addresses, InternalTokens tokens, JsonMapper json) {
        this.http = http;
        this.addresses = addresses;
        this.tokens = tokens;
        this.json = json;
    }

    /// Reads a service's part of the brand.
    ///
    /// @throws ProblemException when the service can't give it
    void read(String service, Brand brand, Reader reader) {
        try {
            http.get()
                    .uri(address(service, brand))
                    .header(HttpHeaders.AUTHORIZATION, bearer(service))
                    .exchange((_, response) -> {
                        refuseUnlessOk(service, response);
                        reader.read(response.getBody());
                        return true;
                    });
        } catch (ResourceAccessException e) {
            throw unavailable(service, e);
        }
    }

    /// Has a service replace its part of the brand.
    ///
    /// @param maskKey what personal data is masked under, or null
    /// @throws ProblemException when the service refuses it, or can't be reached
    Restored replace(
            String service,
            Brand brand,
            byte @Nullable [] maskKey,
            StreamingHttpOutputMessage.Body part) {
        try {
            var request =
                    http.put()
                            .uri(address(service, brand))
                            .header(HttpHeaders.AUTHORIZATION, bearer(service))
                            .contentType(ZIP);
            if (maskKey != null) {
                request.header(
                        ArchiveController.MASK_KEY, Base64.getEncoder().encodeToString(maskKey));
            }
            return Objects.requireNonNull(
                    request.body(part)
                            .exchange((_, response) -> {
                                refuseUnlessOk(service, response);
                                var done =
                                        json.readValue(
                                                response.getBody().readAllBytes(),
                                                PartRestored.class);
                                return new Restored(service, done.tables(), done.files());
                            }));
        } catch (ResourceAccessException e) {
            throw unavailable(service, e);
        }
    }

    private URI address(String service, Brand brand) {
        return URI.create(
                addresses.of(service) + PATH.formatted(brand.id().value(), brand.incarnation()));
    }

    private String bearer(String service) {
        return "Bearer " + tokens.mint(service, null, "tenant-service", ROLES);
    }

    /// What the service says of the archive or the brand is passed on; what it can't do isn't.
    private void refuseUnlessOk(String service, ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.value() == HttpStatus.OK.value()) {
            return;
        }
        if (status.value() == HttpStatus.CONFLICT.value()
                || status.value() == HttpStatus.UNPROCESSABLE_CONTENT.value()) {
            try {
                var problem = json.readTree(response.getBody().readAllBytes());
                var type = problem.path("type").asString("");
                throw new ProblemException(
                        HttpStatus.valueOf(status.value()),
                        type.substring(type.lastIndexOf('/') + 1),
                        problem.path("title").asString(""),
                        "%s: %s".formatted(service, problem.path("detail").asString("")));
            } catch (JacksonException e) {
                throw unavailable(service, e);
            }
        }
        log.warn("{} answered {} about an archive", service, status.value());
        throw unavailable(service, null);
    }

    private static ProblemException unavailable(String service, @Nullable Exception cause) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "%s can't do its part at the moment; try again.".formatted(service),
                List.of(),
                cause);
    }

    /// Reads a part.
    @FunctionalInterface
    interface Reader {

        void read(InputStream part) throws IOException;
    }

    private record PartRestored(int tables, int files) {}

    /// What a service restored.
    ///
    /// @param service its name
    /// @param tables how many
    /// @param files how many beside the tables
    @Schema(description = "What a service restored.")
    public record Restored(
            @Schema(description = "Its name.", example = "catalog-service") String service,
            @Schema(description = "How many tables.", example = "24") int tables,
            @Schema(description = "How many files beside the tables.", example = "812")
                    int files) {}
}
