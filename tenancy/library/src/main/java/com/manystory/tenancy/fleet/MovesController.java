package com.manystory.tenancy.fleet;

import com.manystory.tenancy.data.databases.BrandMoves;
import com.manystory.tenancy.data.databases.MoveOrder;
import com.manystory.tenancy.data.databases.MoveResult;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.registry.web.ControlPlane;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes the steps of moving a brand's database to another cell. When which one is taken is the
/// control plane's decision.
@RestController
@RequestMapping("/internal/v1/moves/{id}")
public final class MovesController {

    private final TenantRegistry registry;
    private final BrandMoves moves;

    public MovesController(TenantRegistry registry, BrandMoves moves) {
        this.registry = registry;
        this.moves = moves;
    }

    @PostMapping("/copy")
    MoveResult copy(
            @PathVariable String id, @RequestBody MoveOrder order, HttpServletRequest request) {
        return moves.copy(checked(id, order, request));
    }

    @PostMapping("/fence")
    MoveResult fence(
            @PathVariable String id, @RequestBody MoveOrder order, HttpServletRequest request) {
        return moves.fence(checked(id, order, request));
    }

    @PostMapping("/unfence")
    MoveResult unfence(
            @PathVariable String id, @RequestBody MoveOrder order, HttpServletRequest request) {
        return moves.unfence(checked(id, order, request));
    }

    @PostMapping("/release")
    MoveResult release(
            @PathVariable String id, @RequestBody MoveOrder order, HttpServletRequest request) {
        return moves.release(checked(id, order, request));
    }

    /// @param patience how many milliseconds processes may take to leave the old cell
    @PostMapping("/open")
    MoveResult open(
            @PathVariable String id,
            @RequestParam long patience,
            @RequestBody MoveOrder order,
            HttpServletRequest request) {
        var open = checked(id, order, request);
        registry.accept(open.brand());
        return moves.open(open, Duration.ofMillis(patience));
    }

    @PostMapping("/settle")
    MoveResult settle(
            @PathVariable String id, @RequestBody MoveOrder order, HttpServletRequest request) {
        return moves.settle(checked(id, order, request));
    }

    @PostMapping("/drop")
    MoveResult drop(
            @PathVariable String id, @RequestBody MoveOrder order, HttpServletRequest request) {
        return moves.drop(checked(id, order, request));
    }

    private static MoveOrder checked(String id, MoveOrder order, HttpServletRequest request) {
        ControlPlane.require(request);
        if (!order.brand().id().equals(ControlPlane.tenant(id))) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation",
                    "The brand isn't the one of the path",
                    "The body must be about the brand of the path.",
                    List.of(new FieldError("/brand/id", "must be " + id)));
        }
        return order;
    }
}
