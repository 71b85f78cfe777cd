package com.manystory.tenancy.internal;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenancy.web.RetryLaterException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns another process's error answers into our own exceptions: what its caller did wrong is
/// passed on as it is, what it did wrong itself (and that it refuses our token) isn't.
final class RemoteProblems {

    private static final Logger log = LoggerFactory.getLogger(RemoteProblems.class);

    private final JsonMapper json;

    RemoteProblems(JsonMapper json) {
        this.json = json;
    }

    ProblemException of(String service, ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode().value();
        var problem = problem(response);
        if (problem != null && isPassedOn(status)) {
            var after = response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
            if (after != null && after.matches("\\d{1,5}")) {
                return new RetryLaterException(
                        HttpStatus.valueOf(status),
                        slug(problem),
                        problem.path("title").asString(""),
                        problem.path("detail").asString(""),
                        Duration.ofSeconds(Long.parseLong(after)));
            }
            return new ProblemException(
                    HttpStatus.valueOf(status),
                    slug(problem),
                    problem.path("title").asString(""),
                    problem.path("detail").asString(""),
                    errors(problem));
        }
        log.warn("{} answered {}", service, status);
        return unavailable(service, null);
    }

    static ProblemException unavailable(String service, @Nullable Exception cause) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "%s doesn't answer at the moment.".formatted(service),
                List.of(),
                cause);
    }

    private static boolean isPassedOn(int status) {
        return HttpStatus.resolve(status) != null
                && status != HttpStatus.UNAUTHORIZED.value()
                && (status < 500 || status == HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private @Nullable JsonNode problem(ClientHttpResponse response) throws IOException {
        var type = response.getHeaders().getContentType();
        if (type == null || !MediaType.APPLICATION_PROBLEM_JSON.includes(type)) {
            return null;
        }
        try {
            return json.readTree(response.getBody().readAllBytes());
        } catch (JacksonException _) {
            return null;
        }
    }

    private static String slug(JsonNode problem) {
        var type = problem.path("type").asString("");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static List<FieldError> errors(JsonNode problem) {
        return problem.path("errors").values().stream()
                .map(error ->
                        new FieldError(
                                error.path("pointer").asString(""),
                                error.path("detail").asString("")))
                .toList();
    }
}
