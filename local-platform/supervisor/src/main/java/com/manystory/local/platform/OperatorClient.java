package com.manystory.local.platform;

import com.manystory.local.LocalPlatformException;
import com.manystory.local.Ports;
import com.manystory.local.Secrets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the platform's APIs as an operator, with a token from the local issuer.
public final class OperatorClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    /// The archive of a large brand takes its time.
    private static final Duration LONG = Duration.ofHours(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Ports ports;
    private final Secrets secrets;
    private @Nullable String token;

    public OperatorClient(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /// A fresh access token, by client credentials (RFC 6749 section 4.4).
    ///
    /// @throws LocalPlatformException when the issuer isn't running or refuses
    public String token() {
        var credentials =
                Base64.getEncoder()
                        .encodeToString(
                                ("operator-cli:" + secrets.get("operator"))
                                        .getBytes(StandardCharsets.UTF_8));
        var scope = URLEncoder.encode("operator:read operator:act", StandardCharsets.UTF_8);
        var answer =
                send(
                        HttpRequest.newBuilder(address(ports.issuer(), "/platform/oauth2/token"))
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "grant_type=client_credentials&scope=" + scope)));
        if (answer.statusCode() != 200) {
            throw new LocalPlatformException(
                    "The local issuer refused a token (%d): %s"
                            .formatted(answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    /// Creates or updates a brand from its desired state, and waits until it is ready.
    public HttpResponse<String> putBrand(String id, String body) {
        return send(
                authorised(ports.tenant(), "/api/v1/brands/" + id)
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=30")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Reads from tenant-service.
    public HttpResponse<String> getBrands(String path) {
        return send(authorised(ports.tenant(), "/api/v1/brands" + path).GET());
    }

    /// Creates a brand from its desired state; refused when there is one.
    public HttpResponse<String> createBrand(String id, String body) {
        return send(
                authorised(ports.tenant(), "/api/v1/brands/" + id)
                        .header("Content-Type", "application/json")
                        .header("If-None-Match", "*")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Takes a brand off the air, and waits until all know it.
    public HttpResponse<String> suspendBrand(String id, String reason) {
        return change(id, "suspend", because(reason));
    }

    /// Puts a brand on the air, and waits until it is.
    public HttpResponse<String> resumeBrand(String id, String reason) {
        return change(id, "resume", because(reason));
    }

    private static HttpRequest.BodyPublisher because(String reason) {
        return HttpRequest.BodyPublishers.ofString(
                JSON.createObjectNode().put("reason", reason).toString());
    }

    private HttpResponse<String> change(String id, String verb, HttpRequest.BodyPublisher body) {
        return send(
                authorised(ports.tenant(), "/api/v1/brands/%s/%s".formatted(id, verb))
                        .timeout(Duration.ofSeconds(90))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=60")
                        .POST(body));
    }

    /// Starts to move a brand to another cell.
    public HttpResponse<String> moveBrand(String id, String cell, String reason) {
        var body = JSON.createObjectNode().put("cell", cell).put("reason", reason).toString();
        return change(id, "move", HttpRequest.BodyPublishers.ofString(body));
    }

    /// Writes a brand's archive into the file; a refusal leaves it empty.
    public HttpResponse<String> exportBrand(String id, Path file) {
        return send(
                authorised(ports.tenant(), "/api/v1/brands/" + id + "/export").timeout(LONG).GET(),
                answer ->
                        answer.statusCode() == OK
                                ? HttpResponse.BodySubscribers.mapping(
                                        HttpResponse.BodySubscribers.ofFile(file), Path::toString)
                                : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8));
    }

    /// Replaces all data of a brand by an archive's.
    ///
    /// @param mask whether personal data is masked
    public HttpResponse<String> restoreBrand(String id, Path archive, boolean mask) {
        try {
            return send(
                    authorised(
                                    ports.tenant(),
                                    "/api/v1/brands/%s/restore?replace=true&mask=%s"
                                            .formatted(id, mask))
                            .timeout(LONG)
                            .expectContinue(true)
                            .header("Content-Type", "application/zip")
                            .POST(HttpRequest.BodyPublishers.ofFile(archive)));
        } catch (FileNotFoundException e) {
            throw new LocalPlatformException(archive + " isn't there", e);
        }
    }

    /// Has tenant-service verify its audit.
    ///
    /// @param anchor the number and hash of an event as they once were, or null
    public HttpResponse<String> verifyAudit(@Nullable String anchor) {
        var query =
                anchor == null
                        ? ""
                        : "?anchor=" + URLEncoder.encode(anchor, StandardCharsets.UTF_8);
        return send(
                authorised(ports.tenant(), "/api/v1/audit-events/verification" + query)
                        .timeout(Duration.ofMinutes(5))
                        .GET());
    }

    /// Reads migrations of the fleet.
    ///
    /// @param path behind `/api/v1/fleet/migrations`
    public HttpResponse<String> getFleet(String path) {
        return send(authorised(ports.tenant(), "/api/v1/fleet/migrations" + path).GET());
    }

    /// Starts, plans, resumes or cancels a migration of the fleet.
    ///
    /// @param path behind `/api/v1/fleet/migrations`
    public HttpResponse<String> postFleet(String path, String body) {
        return send(
                authorised(ports.tenant(), "/api/v1/fleet/migrations" + path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Reads what brands used.
    ///
    /// @param path of the API, with its query
    public HttpResponse<String> getUsage(String path) {
        return send(authorised(ports.tenant(), path).GET());
    }

    /// Writes a catalogue document into a brand, through the admin API.
    public HttpResponse<String> putCatalogue(String id, String document) {
        return send(
                authorised(ports.admin(), "/api/v1/brands/" + id + "/catalogue")
                        .timeout(Duration.ofMinutes(5))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(document)));
    }

    /// What a refusal says, from its problem details (RFC 9457) where it has them.
    public static String explain(HttpResponse<String> answer) {
        try {
            var problem = JSON.readTree(answer.body());
            var text =
                    new StringBuilder(
                            problem.path("detail")
                                    .asString(problem.path("title").asString(answer.body())));
            for (JsonNode error : problem.path("errors")) {
                text.append("\n  ")
                        .append(error.path("pointer").asString(""))
                        .append(": ")
                        .append(error.path("detail").asString(""));
            }
            return answer.statusCode() + " " + text;
        } catch (JacksonException _) {
            return answer.statusCode() + " " + answer.body();
        }
    }

    private HttpRequest.Builder authorised(int port, String path) {
        if (token == null) {
            token = token();
        }
        return HttpRequest.newBuilder(address(port, path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<String> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new LocalPlatformException(
                    "The platform doesn't answer. Is it running? See `./manystory status`, start it"
                            + " with `./manystory up`.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPlatformException("Interrupted", e);
        }
    }

    private static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
