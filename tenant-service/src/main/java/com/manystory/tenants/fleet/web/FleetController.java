package com.manystory.tenants.fleet.web;

import com.manystory.tenants.brand.web.Actors;
import com.manystory.tenants.fleet.FleetProperties;
import com.manystory.tenants.fleet.MigrationState;
import com.manystory.tenants.fleet.Planner;
import com.manystory.tenants.fleet.Rollout;
import com.manystory.tenants.fleet.RolloutChanges;
import com.manystory.tenants.fleet.RolloutDatabases;
import com.manystory.tenants.fleet.RolloutState;
import com.manystory.tenants.fleet.Rollouts;
import com.manystory.tenants.fleet.web.RolloutAnswer.DatabasePage;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Rollouts, for operators.
@RestController
@RequestMapping("/api/v1/fleet/migrations")
class FleetController implements FleetApi {

    private final Planner planner;
    private final Rollouts rollouts;
    private final RolloutDatabases databases;
    private final RolloutChanges changes;
    private final FleetProperties properties;

    FleetController(
            Planner planner,
            Rollouts rollouts,
            RolloutDatabases databases,
            RolloutChanges changes,
            FleetProperties properties) {
        this.planner = planner;
        this.rollouts = rollouts;
        this.databases = databases;
        this.changes = changes;
        this.properties = properties;
    }

    @Override
    @GetMapping
    public RolloutPage list(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "20") int limit) {
        var size = Math.clamp(limit, 1, 200);
        var found = rollouts.page(cursor, size + 1);
        var page = found.size() > size ? found.subList(0, size) : found;
        return new RolloutPage(
                page.stream().map(this::answer).toList(),
                found.size() > size ? Long.toString(page.getLast().id()) : null);
    }

    @Override
    @PostMapping
    public ResponseEntity<RolloutAnswer> start(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody(required = false) @Nullable JsonNode body,
            Authentication authentication) {
        var wanted = body == null ? JsonNodeFactory.instance.objectNode() : body;
        var options = RolloutReader.options(wanted, properties.defaults());
        var actor = Actors.of(authentication, RolloutReader.reason(wanted));
        var plan = planner.plan(options);
        if (plan.databases().isEmpty()) {
            return ResponseEntity.ok(RolloutAnswer.of(plan, RolloutState.SUCCEEDED));
        }
        if (dryRun) {
            return ResponseEntity.ok(RolloutAnswer.of(plan, RolloutState.PLANNED));
        }
        var rollout = changes.start(plan, actor);
        return ResponseEntity.created(URI.create("/api/v1/fleet/migrations/" + rollout.id()))
                .body(answer(rollout));
    }

    @Override
    @GetMapping("/{id}")
    public RolloutAnswer get(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MigrationState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rollout = rollouts.find(id).orElseThrow(() -> RolloutChanges.unknown(id));
        var size = Math.clamp(limit, 1, 200);
        var after = DatabaseCursor.read(cursor);
        var found = databases.page(id, state, after.brand(), after.service(), size + 1);
        var page = found.size() > size ? found.subList(0, size) : found;
        return RolloutAnswer.of(
                rollout,
                databases.counts(id),
                new DatabasePage(
                        page, found.size() > size ? DatabaseCursor.after(page.getLast()) : null));
    }

    @Override
    @PostMapping("/{id}/resume")
    public RolloutAnswer resume(
            @PathVariable long id,
            @RequestHeader(name = "Manystory-Reason", required = false) @Nullable String reason,
            Authentication authentication) {
        return answer(changes.resume(id, Actors.of(authentication, reason)));
    }

    @Override
    @PostMapping("/{id}/cancel")
    public RolloutAnswer cancel(
            @PathVariable long id,
            @RequestHeader(name = "Manystory-Reason", required = false) @Nullable String reason,
            Authentication authentication) {
        return answer(changes.cancel(id, Actors.of(authentication, reason)));
    }

    private RolloutAnswer answer(Rollout rollout) {
        return RolloutAnswer.of(rollout, databases.counts(rollout.id()), null);
    }
}
