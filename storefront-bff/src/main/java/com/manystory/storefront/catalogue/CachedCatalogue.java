package com.manystory.storefront.catalogue;

import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import com.manystory.tenancy.internal.Answer;
import com.manystory.tenancy.internal.InternalClient;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The catalogue of catalog-service, kept in this process and in Redis until one of the tags that
/// came with an answer is invalidated.
final class CachedCatalogue implements CatalogueSource {

    private static final String CATALOG = "catalog-service";
    private static final String REGION = "catalogue";
    private static final String TAGS = "Manystory-Tags";

    private final TenantCache cache;
    private final InternalClient client;
    private final Duration lifetime;
    private final JsonMapper json;

    CachedCatalogue(TenantCache cache, InternalClient client, Duration lifetime, JsonMapper json) {
        this.cache = cache;
        this.client = client;
        this.lifetime = lifetime;
        this.json = json;
    }

    @Override
    public Fetched fetch(String pathAndQuery) {
        var value = cache.get(REGION, pathAndQuery, lifetime, () -> load(pathAndQuery));
        return new Fetched(value.body(), value.tags());
    }

    private CachedValue load(String pathAndQuery) {
        var answer = client.get(CATALOG, "/api/v1" + pathAndQuery);
        if (!answer.isSuccess()) {
            throw problem(answer);
        }
        var tags = answer.headers().getFirst(TAGS);
        return new CachedValue(
                answer.body(),
                tags == null || tags.isBlank() ? Set.of() : Set.of(unique(tags)),
                Map.of());
    }

    private static String[] unique(String tags) {
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    private ProblemException problem(Answer answer) {
        var status = HttpStatus.resolve(answer.status());
        if (status == null || !status.is4xxClientError() || status == HttpStatus.UNAUTHORIZED) {
            return new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service-unavailable",
                    "Service unavailable",
                    "The catalogue can't be read at the moment.");
        }
        var problem = read(answer.body());
        var type = problem.path("type").asString("");
        return new ProblemException(
                status,
                type.isEmpty() ? "not-found" : type.substring(type.lastIndexOf('/') + 1),
                problem.path("title").asString(status.getReasonPhrase()),
                problem.path("detail").asString(status.getReasonPhrase()),
                problem.path("errors").values().stream()
                        .map(error ->
                                new FieldError(
                                        error.path("pointer").asString(""),
                                        error.path("detail").asString("")))
                        .toList());
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return json.createObjectNode();
        }
    }
}
