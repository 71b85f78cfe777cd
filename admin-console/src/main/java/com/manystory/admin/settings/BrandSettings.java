package com.manystory.admin.settings;

import com.manystory.admin.token.ConsoleUser;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.Caller;
import com.manystory.tenancy.internal.InternalClient;
import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and edits a brand's settings in the control plane. What is written back was read just
/// before, under its entity tag, so that nobody's change is lost.
@Service
public class BrandSettings {

    private static final String PATH = "/internal/v1/brands/{id}";
    private static final int TRIES = 3;

    private final InternalClient services;

    BrandSettings(InternalClient services) {
        this.services = services;
    }

    /// The settings that the user may see.
    public Settings read(TenantId brand, ConsoleUser user) {
        return call(user, () -> fetch(brand).visible(Editable.by(user)));
    }

    /// Makes the settings exactly these.
    ///
    /// @param tag the entity tag that they are based on, or null for whatever is there
    public Settings replace(
            TenantId brand, ConsoleUser user, @Nullable String tag, ObjectNode settings) {
        var editable = Editable.by(user);
        return call(
                user,
                () -> edit(brand, tag, old -> Edits.replace(old, settings, editable), editable));
    }

    /// Applies a JSON merge patch (RFC 7396) to the settings.
    ///
    /// @param tag the entity tag that it is based on, or null for whatever is there
    public Settings merge(
            TenantId brand, ConsoleUser user, @Nullable String tag, ObjectNode patch) {
        var editable = Editable.by(user);
        return call(
                user, () -> edit(brand, tag, old -> Edits.merge(old, patch, editable), editable));
    }

    private Settings edit(
            TenantId brand,
            @Nullable String tag,
            UnaryOperator<ObjectNode> change,
            List<String> editable) {
        for (int tried = 1; ; tried++) {
            var current = fetch(brand);
            try {
                return store(brand, tag == null ? current.tag() : tag, change, current)
                        .visible(editable);
            } catch (ProblemException problem) {
                var mayRetry = tag == null && tried < TRIES;
                if (problem.status() != HttpStatus.PRECONDITION_FAILED || !mayRetry) {
                    throw problem;
                }
            }
        }
    }

    private Desired fetch(TenantId brand) {
        return Desired.of(
                client().get().uri(PATH, brand.value()).retrieve().toEntity(JsonNode.class));
    }

    private Desired store(
            TenantId brand, String tag, UnaryOperator<ObjectNode> change, Desired current) {
        return Desired.of(
                client().put()
                        .uri(PATH, brand.value())
                        .header(HttpHeaders.IF_MATCH, tag)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(change.apply(current.spec()))
                        .retrieve()
                        .toEntity(JsonNode.class));
    }

    private RestClient client() {
        return services.to("tenant-service");
    }

    /// The control plane knows only operators: what staff may change is decided here, and its audit
    /// names the subject.
    private static <T> T call(ConsoleUser user, ScopedValue.CallableOp<T, RuntimeException> work) {
        return new Caller(user.getName(), Set.of("operator")).call(work);
    }

    private record Desired(ObjectNode spec, String tag) {

        static Desired of(ResponseEntity<JsonNode> answer) {
            var spec = Objects.requireNonNull(answer.getBody()).path("spec").asObject();
            var tag = Objects.requireNonNull(answer.getHeaders().getETag(), "an entity tag");
            return new Desired(spec, tag);
        }

        Settings visible(List<String> editable) {
            return new Settings(Edits.visible(spec, editable), tag);
        }
    }
}
