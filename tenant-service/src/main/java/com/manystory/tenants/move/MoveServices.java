package com.manystory.tenants.move;

import com.manystory.tenancy.data.databases.MoveOrder;
import com.manystory.tenancy.data.databases.MoveResult;
import com.manystory.tenancy.data.databases.MoveResult.Outcome;
import com.manystory.tenancy.internal.InternalTokens;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// The services that keep a database per brand, all asked at the same time to take a step. Whoever
/// doesn't answer may have taken it.
class MoveServices {

    private static final Set<String> ROLES = Set.of("control-plane");

    private final Map<String, URI> services;
    private final RestClient patient;
    private final RestClient brisk;
    private final InternalTokens tokens;

    /// @param services by name
    /// @param patient waits for a database to be copied
    /// @param brisk waits no longer than nothing may be written
    MoveServices(
            Map<String, URI> services,
            RestClient patient,
            RestClient brisk,
            InternalTokens tokens) {
        this.services = services;
        this.patient = patient;
        this.brisk = brisk;
        this.tokens = tokens;
    }

    Map<String, MoveResult> copy(MoveOrder order) throws InterruptedException {
        return each(patient, "copy", order);
    }

    Map<String, MoveResult> fence(MoveOrder order) throws InterruptedException {
        return each(brisk, "fence", order);
    }

    Map<String, MoveResult> unfence(MoveOrder order) throws InterruptedException {
        return each(brisk, "unfence", order);
    }

    Map<String, MoveResult> release(MoveOrder order) throws InterruptedException {
        return each(patient, "release", order);
    }

    Map<String, MoveResult> open(MoveOrder order, Duration leave) throws InterruptedException {
        return each(brisk, "open?patience=" + leave.toMillis(), order);
    }

    Map<String, MoveResult> settle(MoveOrder order) throws InterruptedException {
        return each(patient, "settle", order);
    }

    Map<String, MoveResult> drop(MoveOrder order) throws InterruptedException {
        return each(patient, "drop", order);
    }

    private Map<String, MoveResult> each(RestClient http, String step, MoveOrder order)
            throws InterruptedException {
        var tasks = new LinkedHashMap<String, FutureTask<MoveResult>>();
        services.forEach((name, address) -> {
            Callable<MoveResult> call = () -> ask(http, name, address, step, order);
            var task = new FutureTask<>(call);
            Thread.ofVirtual().name("move-" + name).start(task);
            tasks.put(name, task);
        });
        var results = new LinkedHashMap<String, MoveResult>();
        for (var task : tasks.entrySet()) {
            try {
                results.put(task.getKey(), task.getValue().get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("Asking services to move failed", e.getCause());
            }
        }
        return results;
    }

    private MoveResult ask(
            RestClient http, String name, URI address, String step, MoveOrder order) {
        try {
            var result =
                    http.post()
                            .uri(
                                    "%s/internal/v1/moves/%s/%s"
                                            .formatted(address, order.brand().id(), step))
                            .header(HttpHeaders.AUTHORIZATION, bearer(name))
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(order)
                            .retrieve()
                            .body(MoveResult.class);
            return result == null ? silent(name, "it answered nothing") : result;
        } catch (RestClientResponseException e) {
            return silent(name, "it answered with status " + e.getStatusCode().value());
        } catch (RestClientException e) {
            return silent(name, String.valueOf(e.getMostSpecificCause()));
        }
    }

    private static MoveResult silent(String name, String cause) {
        return MoveResult.problem(
                Outcome.BUSY,
                "ServiceUnreachable",
                "%s doesn't tell what became of its database: %s".formatted(name, cause),
                "See that %s runs and is healthy, and its log".formatted(name));
    }

    private String bearer(String name) {
        return "Bearer " + tokens.mint(name, null, "tenant-service", ROLES);
    }
}
