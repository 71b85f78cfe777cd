package com.manystory.tenants.move.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.brand.web.Actors;
import com.manystory.tenants.move.MoveChanges;
import com.manystory.tenants.move.Moves;
import com.manystory.tenants.move.web.MoveAnswer.MoveList;
import java.net.URI;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/// Moves, for operators.
@RestController
@RequestMapping("/api/v1/brands/{brandId}")
class MoveController implements MoveApi {

    private final Moves moves;
    private final MoveChanges changes;

    MoveController(Moves moves, MoveChanges changes) {
        this.moves = moves;
        this.changes = changes;
    }

    @Override
    @PostMapping("/move")
    public ResponseEntity<MoveAnswer> start(
            @PathVariable String brandId,
            @RequestBody MoveRequest wanted,
            Authentication authentication) {
        var brand = brand(brandId);
        var cell = wanted.cell();
        var reason = wanted.reason();
        if (cell == null || reason == null) {
            var errors = new ArrayList<FieldError>();
            if (cell == null) {
                errors.add(new FieldError("/cell", "Say which cell to move it to."));
            }
            if (reason == null) {
                errors.add(
                        new FieldError("/reason", "Say why it is moved, in 1 to 500 characters."));
            }
            throw MoveRefusals.invalid(errors);
        }
        var move = changes.start(brand, cell, reason, Actors.of(authentication, reason));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/brands/%s/moves/%d".formatted(brand, move.id())))
                .body(MoveAnswer.of(move));
    }

    @Override
    @GetMapping("/moves")
    public MoveList list(
            @PathVariable String brandId, @RequestParam(defaultValue = "20") int limit) {
        return new MoveList(
                moves.of(brand(brandId), Math.clamp(limit, 1, 200)).stream()
                        .map(MoveAnswer::of)
                        .toList());
    }

    @Override
    @GetMapping("/moves/{id}")
    public MoveAnswer get(@PathVariable String brandId, @PathVariable long id) {
        var brand = brand(brandId);
        return moves.find(brand, id).map(MoveAnswer::of).orElseThrow(() -> MoveChanges.unknown(id));
    }

    @Override
    @PostMapping("/moves/{id}/cancel")
    public MoveAnswer cancel(
            @PathVariable String brandId,
            @PathVariable long id,
            @RequestHeader(name = "Manystory-Reason", required = false) @Nullable String reason,
            Authentication authentication) {
        return MoveAnswer.of(changes.cancel(brand(brandId), id, Actors.of(authentication, reason)));
    }

    private static TenantId brand(String written) {
        if (!TenantId.isValid(written)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "unknown-brand",
                    "Unknown brand",
                    "No brand can have this id.");
        }
        return TenantId.of(written);
    }
}
