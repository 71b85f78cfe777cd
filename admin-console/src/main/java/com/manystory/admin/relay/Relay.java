package com.manystory.admin.relay;

import com.manystory.admin.token.ConsoleUser;
import com.manystory.tenancy.internal.Bulkheads;
import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.ServiceAddresses;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Passes a call on to a service inside, and its answer back, both streamed, with an internal token
/// in place of the outside one. Only headers that mean something to both ends are passed.
@Component
public class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final List<String> ASKED =
            List.of(
                    HttpHeaders.ACCEPT,
                    HttpHeaders.ACCEPT_LANGUAGE,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH,
                    "Idempotency-Key",
                    "Prefer");
    private static final List<String> ANSWERED =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.CACHE_CONTROL,
                    HttpHeaders.ETAG,
                    HttpHeaders.LAST_MODIFIED,
                    HttpHeaders.RETRY_AFTER,
                    "RateLimit",
                    "RateLimit-Policy",
                    "Idempotency-Replayed");

    private final InternalTokens tokens;
    private final ServiceAddresses addresses;
    private final RelaySettings settings;
    private final TraceHeader trace;
    private final Bulkheads bulkheads;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(2))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    Relay(
            InternalTokens tokens,
            ServiceAddresses addresses,
            RelaySettings settings,
            TraceHeader trace,
            Bulkheads bulkheads) {
        this.trace = trace;
        this.bulkheads = bulkheads;
        this.tokens = tokens;
        this.addresses = addresses;
        this.settings = settings;
    }

    /// Makes the call and answers with what comes back.
    ///
    /// @throws ProblemException 413 or 503, as long as nothing was answered yet; 503 `busy` when
    ///   the brand has too many calls under way
    public void pass(
            HttpServletRequest request,
            HttpServletResponse response,
            ConsoleUser user,
            Target target)
            throws IOException {
        var limit = (target.upload() ? settings.largestUpload() : settings.largestBody()).toBytes();
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        var body = new BoundedStream(request.getInputStream(), limit);
        try (var _ = bulkheads.enter(target.service(), target.brand())) {
            var answer =
                    http.send(
                            outgoing(request, user, target, body),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (var stream = answer.body()) {
                respond(target, answer, stream, response);
            }
        } catch (IOException failed) {
            if (body.isExceeded()) {
                throw tooLarge(limit);
            }
            if (response.isCommitted()) {
                throw failed;
            }
            LOG.warn("{} doesn't answer: {}", target.service(), failed.toString());
            throw unavailable(target);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(target);
        }
    }

    private HttpRequest outgoing(
            HttpServletRequest request, ConsoleUser user, Target target, InputStream body) {
        var query = request.getQueryString();
        var uri =
                addresses.of(target.service()) + target.path() + (query == null ? "" : "?" + query);
        var outgoing =
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(target.upload() ? settings.uploadTimeout() : settings.timeout())
                        .method(request.getMethod(), publisher(request, body));
        for (var name : ASKED) {
            var value = request.getHeader(name);
            if (value != null) {
                outgoing.setHeader(name, value);
            }
        }
        trace.current().ifPresent(value -> outgoing.setHeader(TraceHeader.NAME, value));
        var token = tokens.mint(target.service(), target.brand(), user.getName(), user.roles());
        return outgoing.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token).build();
    }

    private static HttpRequest.BodyPublisher publisher(
            HttpServletRequest request, InputStream body) {
        var length = request.getContentLengthLong();
        var chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (length == 0 || (length < 0 && !chunked)) {
            return HttpRequest.BodyPublishers.noBody();
        }
        var stream = HttpRequest.BodyPublishers.ofInputStream(() -> body);
        return length < 0 ? stream : HttpRequest.BodyPublishers.fromPublisher(stream, length);
    }

    private void respond(
            Target target,
            HttpResponse<InputStream> answer,
            InputStream body,
            HttpServletResponse response)
            throws IOException {
        var status = answer.statusCode();
        if (status == 401 || (status >= 500 && status != 503)) {
            LOG.warn("{} answered {}", target.service(), status);
            throw unavailable(target);
        }
        response.setStatus(status);
        for (var name : ANSWERED) {
            answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
        }
        var prefix = target.locationPrefix();
        if (prefix != null) {
            answer.headers()
                    .firstValue(HttpHeaders.LOCATION)
                    .map(location -> URI.create(location).getRawPath())
                    .filter(path -> path.startsWith("/api/v1/"))
                    .ifPresent(path ->
                            response.setHeader(
                                    HttpHeaders.LOCATION, Locations.outside(prefix, path)));
        }
        body.transferTo(response.getOutputStream());
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "Body too large",
                "The body may have %d bytes.".formatted(limit));
    }

    private static ProblemException unavailable(Target target) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "%s doesn't answer at the moment.".formatted(target.service()));
    }
}
