package com.manystory.tenants.provisioning;

import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// Asks a service, over its internal API, to bring its part of a brand to what is desired.
class PartsClient {

    private static final String PARTS = "/internal/v1/brands/{id}/parts";
    private static final Set<String> ROLES = Set.of("control-plane");

    private final RestClient http;
    private final InternalTokens tokens;

    PartsClient(RestClient http, InternalTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    Outcome ensure(PartHolder holder, Brand brand) {
        return outcome(
                holder,
                brand.generation(),
                () ->
                        http.put()
                                .uri(holder.address() + PARTS, brand.id().value())
                                .header(HttpHeaders.AUTHORIZATION, bearer(holder))
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(brand)
                                .retrieve()
                                .body(Parts.class));
    }

    /// Erases this life of the brand, and no later one: the request may arrive late.
    Outcome erase(PartHolder holder, Brand brand) {
        return outcome(
                holder,
                0,
                () ->
                        http.delete()
                                .uri(
                                        holder.address() + PARTS + "?incarnation={incarnation}",
                                        brand.id().value(),
                                        brand.incarnation())
                                .header(HttpHeaders.AUTHORIZATION, bearer(holder))
                                .retrieve()
                                .body(Parts.class));
    }

    /// Has a service look for what is left of a brand.
    Finding look(PartHolder holder, Brand brand) {
        try {
            var left =
                    http.get()
                            .uri(holder.address() + PARTS + "/remains", brand.id().value())
                            .header(HttpHeaders.AUTHORIZATION, bearer(holder))
                            .retrieve()
                            .body(Left.class);
            var parts = left == null ? null : left.parts();
            return parts == null ? blind(holder, "no answer") : new Finding(holder, parts);
        } catch (RestClientException e) {
            return blind(holder, e.getClass().getSimpleName());
        }
    }

    private static Finding blind(PartHolder holder, String why) {
        return new Finding(holder, List.of(Remains.unknown(holder.name(), why)));
    }

    private String bearer(PartHolder holder) {
        return "Bearer " + tokens.mint(holder.name(), null, "tenant-service", ROLES);
    }

    private static Outcome outcome(
            PartHolder holder, long generation, Supplier<@Nullable Parts> request) {
        try {
            var parts = request.get();
            if (parts == null || parts.generation() != generation) {
                return notUnderstood(holder);
            }
            return new Outcome.Answered(
                    holder, parts.conditions() == null ? List.of() : parts.conditions());
        } catch (RestClientResponseException e) {
            return refused(holder, e.getStatusCode());
        } catch (ResourceAccessException e) {
            return failed(
                    holder,
                    "ServiceUnreachable",
                    "%s at %s didn't answer: %s"
                            .formatted(holder.name(), holder.address(), cause(e)),
                    "Start %s and see that it is healthy; this is tried again by itself."
                            .formatted(holder.name()),
                    false);
        } catch (RestClientException e) {
            return notUnderstood(holder);
        }
    }

    private static Outcome notUnderstood(PartHolder holder) {
        return failed(
                holder,
                "AnswerNotUnderstood",
                "%s answered with something else than its conditions in this generation."
                        .formatted(holder.name()),
                "Bring %s and tenant-service to the same release.".formatted(holder.name()),
                false);
    }

    private static Outcome refused(PartHolder holder, HttpStatusCode status) {
        if (status.value() == 401 || status.value() == 403) {
            return failed(
                    holder,
                    "NotTrusted",
                    "%s refused the control plane's token (status %d)."
                            .formatted(holder.name(), status.value()),
                    "Give %s the public key of tenant-service (manystory.internal.trusted-keys) and check both clocks."
                            .formatted(holder.name()),
                    false);
        }
        var lasting =
                status.is4xxClientError()
                        && status.value() != 404
                        && status.value() != 408
                        && status.value() != 409
                        && status.value() != 429;
        return failed(
                holder,
                lasting ? "DesiredStateRefused" : "ServiceFailed",
                "%s answered with status %d.".formatted(holder.name(), status.value()),
                lasting
                        ? "Change the brand's desired state; the log of %s says what it refused."
                                .formatted(holder.name())
                        : "See the log of %s; this is tried again by itself."
                                .formatted(holder.name()),
                lasting);
    }

    private static Outcome failed(
            PartHolder holder, String reason, String message, String fix, boolean lasting) {
        return new Outcome.Failed(
                holder, Condition.failed(holder.conditionType(), reason, message, fix), lasting);
    }

    private static String cause(ResourceAccessException e) {
        var cause = e.getMostSpecificCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /// What a service answers that looked for what is left.
    record Left(@Nullable List<Remains> parts) {}

    /// What a service answers.
    ///
    /// @param generation the one that it was told; 0 for an erasure
    record Parts(long generation, @Nullable List<Condition> conditions) {}
}
