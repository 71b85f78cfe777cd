package com.manystory.payment.idempotency;

import com.manystory.tenancy.internal.InternalPrincipal;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Makes each unsafe call of the API at most once per `Idempotency-Key`: repetitions get the first
/// one's answer, whatever it was unless the fault was ours. Every POST needs a key; other unsafe
/// methods may have one. The scope of a key is brand, route and subject.
public final class IdempotencyFilter extends OncePerRequestFilter {

    /// Names the header.
    public static final String HEADER = "Idempotency-Key";

    /// Names the request attribute with the operation's id, the same whenever the call is made.
    public static final String OPERATION = "manystory.operation";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final int LARGEST_BODY = 64 * 1024;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotencyRecords records;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(IdempotencyRecords records, HandlerExceptionResolver problems) {
        this.records = records;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "POST" -> false;
            case "PUT", "PATCH", "DELETE" -> request.getHeader(HEADER) == null;
            default -> true;
        };
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            var call = call(request, body);
            switch (records.claim(call)) {
                case Claim.Granted granted -> {
                    request.setAttribute(OPERATION, granted.operation());
                    make(call, new RepeatableRequest(request, body), response, chain);
                }
                case Claim.Answered answered -> repeat(answered, response);
                case Claim.Running() -> {
                    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                    throw new ProblemException(
                            HttpStatus.CONFLICT,
                            "request-in-progress",
                            "Request in progress",
                            "A call with this Idempotency-Key is being made. Repeat it shortly.");
                }
                case Claim.Reused() ->
                        throw new ProblemException(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "idempotency-key-reused",
                                "Idempotency key reused",
                                "This Idempotency-Key was used for a different call.");
            }
        } catch (ProblemException | DataAccessException | TransactionException problem) {
            // The keys' own database may be busy, before any controller is reached.
            if (problems.resolveException(request, response, null, problem) == null) {
                throw problem;
            }
        }
    }

    private void make(
            Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        var made = false;
        try {
            chain.doFilter(request, answer);
            made = answer.getStatus() < 500;
        } finally {
            note(call, made ? answer : null);
        }
        answer.copyBodyToResponse();
    }

    /// Keeps the answer, or lets the call be made again. Should that fail, the caller gets the
    /// answer all the same: repeated after the lease, the call is the same operation.
    private void note(Call call, @Nullable ContentCachingResponseWrapper answer) {
        try {
            if (answer == null) {
                records.release(call);
            } else {
                records.finish(
                        call,
                        new Claim.Answered(
                                answer.getStatus(),
                                answer.getContentType(),
                                answer.getHeader(HttpHeaders.LOCATION),
                                answer.getContentAsByteArray()));
            }
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn("The answer to {} couldn't be kept: {}", call.route(), failed.toString());
        }
    }

    private static void repeat(Claim.Answered answer, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Idempotency-Replayed", "true");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static Call call(HttpServletRequest request, byte[] body) {
        var key = request.getHeader(HEADER);
        if (key == null || !KEY.matcher(key).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-required",
                    "Idempotency key required",
                    "Send an Idempotency-Key of 1 to 200 printable characters, a new one for each"
                            + " new call.");
        }
        if (body.length > LARGEST_BODY) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "Body too large",
                    "The body may have 64 KiB.");
        }
        var route = request.getMethod() + " " + request.getRequestURI();
        return new Call(route, subject(), key, fingerprint(request, body));
    }

    private static String subject() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .map(principal ->
                        principal instanceof InternalPrincipal internal
                                ? internal.subject()
                                : principal.toString())
                .orElse("");
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getMethod()
                                    + "\n"
                                    + request.getRequestURI()
                                    + "\n"
                                    + request.getQueryString()
                                    + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
