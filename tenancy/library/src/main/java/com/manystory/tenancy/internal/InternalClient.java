package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.web.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.RestClient;

/// Calls the platform's other processes for the bound brand, with a token of this process. A
/// problem that the other process answers with a 4xx status comes out as a [ProblemException] of
/// the same status and type; one that doesn't answer, or fails, as 503 `service-unavailable`. Calls
/// of a brand that has too many under way are refused as 503 `busy`.
public final class InternalClient {

    private static final Logger log = LoggerFactory.getLogger(InternalClient.class);
    private static final Set<String> OWN_ROLES = Set.of("service");

    private final InternalTokens tokens;
    private final ServiceAddresses addresses;
    private final RestClient.Builder builder;
    private final RemoteProblems problems;
    private final Bulkheads bulkheads;
    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();

    InternalClient(
            InternalTokens tokens,
            ServiceAddresses addresses,
            RestClient.Builder builder,
            RemoteProblems problems,
            Bulkheads bulkheads) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.builder = builder;
        this.problems = problems;
        this.bulkheads = bulkheads;
    }

    /// A client of the service, such as `catalog-service`, for paths below its base URL.
    public RestClient to(String service) {
        return clients.computeIfAbsent(service, this::create);
    }

    /// Gets the answer as it is, whatever its status; path and query are taken as they are, already
    /// encoded.
    ///
    /// @throws ProblemException 503 `service-unavailable` when no answer comes
    public Answer get(String service, String pathAndQuery) {
        return get(service, pathAndQuery, new HttpHeaders());
    }

    /// Like [#get(String, String)], with headers such as `If-None-Match`.
    public Answer get(String service, String pathAndQuery, HttpHeaders headers) {
        return to(service)
                .get()
                .uri(URI.create(addresses.of(service) + pathAndQuery))
                .headers(all -> all.addAll(headers))
                .exchange((_, response) ->
                        new Answer(
                                response.getStatusCode().value(),
                                response.getHeaders(),
                                StreamUtils.copyToByteArray(response.getBody())));
    }

    private RestClient create(String service) {
        return builder.clone()
                .baseUrl(addresses.of(service))
                .requestInterceptor(
                        (request, body, execution) -> call(service, request, body, execution))
                .defaultStatusHandler(
                        status -> status.isError(),
                        (_, response) -> {
                            throw problems.of(service, response);
                        })
                .build();
    }

    private ClientHttpResponse call(
            String service,
            HttpRequest request,
            byte[] body,
            ClientHttpRequestExecution execution) {
        var caller = Caller.current().orElseGet(() -> new Caller(tokens.issuer(), OWN_ROLES));
        var brand = TenantContext.current().orElse(null);
        request.getHeaders()
                .setBearerAuth(tokens.mint(service, brand, caller.subject(), caller.roles()));
        var call = bulkheads.enter(service, brand);
        var isAnswered = false;
        try {
            var response = new BoundedResponse(execution.execute(request, body), call);
            isAnswered = true;
            return response;
        } catch (IOException e) {
            log.warn("{} doesn't answer: {}", service, e.toString());
            throw RemoteProblems.unavailable(service, e);
        } finally {
            if (!isAnswered) {
                call.close();
            }
        }
    }
}
