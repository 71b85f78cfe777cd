package com.manystory.tenants.fleet;

import com.manystory.tenancy.data.databases.MigrationResult;
import com.manystory.tenancy.data.databases.MigrationResult.Outcome;
import com.manystory.tenancy.data.databases.MigrationStatus;
import com.manystory.tenancy.internal.InternalTokens;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// The services that keep a database per brand, asked over their internal API.
class FleetServices {

    private static final String MIGRATIONS = "/internal/v1/migrations";
    private static final Set<String> ROLES = Set.of("control-plane");

    private final List<FleetService> all;
    private final RestClient http;
    private final InternalTokens tokens;

    FleetServices(List<FleetService> all, RestClient http, InternalTokens tokens) {
        this.all = List.copyOf(all);
        this.http = http;
        this.tokens = tokens;
    }

    List<String> names() {
        return all.stream().map(FleetService::name).toList();
    }

    /// What the service's databases should have, and which lack it.
    ///
    /// @throws ServiceSilentException when it doesn't tell
    MigrationStatus status(String name, boolean sizes) {
        var service = service(name);
        try {
            var status =
                    http.get()
                            .uri(service.address() + MIGRATIONS + "?sizes={sizes}", sizes)
                            .header(HttpHeaders.AUTHORIZATION, bearer(service))
                            .retrieve()
                            .body(MigrationStatus.class);
            if (status == null) {
                throw new ServiceSilentException(name, "it answered nothing", null);
            }
            return status;
        } catch (RestClientException e) {
            throw new ServiceSilentException(name, cause(e), e);
        }
    }

    /// Has the service bring the brand's database to the target. What it can't be told is told as
    /// busy: it is tried again for a while.
    MigrationResult migrate(String name, String brand, String target) {
        var service = service(name);
        try {
            var result =
                    http.post()
                            .uri(
                                    service.address() + MIGRATIONS + "/brands/{id}?target={target}",
                                    brand,
                                    target)
                            .header(HttpHeaders.AUTHORIZATION, bearer(service))
                            .retrieve()
                            .body(MigrationResult.class);
            return result == null ? unreachable(name, "it answered nothing") : result;
        } catch (RestClientResponseException e) {
            return e.getStatusCode().value() == 409
                    ? busy(
                            "OtherRelease",
                            name + " has other migrations than when the rollout was planned",
                            "Finish the deployment of %s, then start a rollout anew"
                                    .formatted(name))
                    : unreachable(name, cause(e));
        } catch (RestClientException e) {
            return unreachable(name, cause(e));
        }
    }

    private static MigrationResult unreachable(String name, String cause) {
        return busy(
                "ServiceUnreachable",
                "%s didn't migrate it: %s".formatted(name, cause),
                "See that %s runs and is healthy, and its log".formatted(name));
    }

    private static MigrationResult busy(String reason, String message, String fix) {
        return new MigrationResult(Outcome.BUSY, null, null, 0, reason, message, fix);
    }

    private FleetService service(String name) {
        return all.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private String bearer(FleetService service) {
        return "Bearer " + tokens.mint(service.name(), null, "tenant-service", ROLES);
    }

    private static String cause(RestClientException e) {
        if (e instanceof RestClientResponseException answered) {
            return "it answered with status " + answered.getStatusCode().value();
        }
        var cause = e.getMostSpecificCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
