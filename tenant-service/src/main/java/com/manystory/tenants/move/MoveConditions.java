package com.manystory.tenants.move;

import com.manystory.tenancy.registry.Condition;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Conditions;
import java.util.List;
import org.springframework.stereotype.Component;

/// What a brand's conditions tell of its move: that there is one, or that it was taken back.
@Component
class MoveConditions {

    static final String TYPE = "Placement";
    private static final String SERVICE = "tenant-service";

    private final Brands brands;
    private final Conditions conditions;

    MoveConditions(Brands brands, Conditions conditions) {
        this.brands = brands;
        this.conditions = conditions;
    }

    /// @param what is going on, as what the brand is
    void moving(Move move, String what) {
        put(
                move,
                new Condition(
                        TYPE,
                        Condition.Status.TRUE,
                        "Moving",
                        "Move %d: the brand %s.".formatted(move.id(), what),
                        null));
    }

    void failed(Move move) {
        var stop = move.stop();
        if (stop != null) {
            put(
                    move,
                    Condition.failed(
                            TYPE,
                            stop.reason(),
                            "A move was taken back, and the brand is where it was: "
                                    + stop.message(),
                            stop.fix()));
        }
    }

    /// There is nothing to tell any more.
    void clear(Move move) {
        brands.find(move.brand())
                .filter(move::isOf)
                .ifPresent(brand -> conditions.replace(brand.id(), 0, SERVICE, List.of()));
    }

    private void put(Move move, Condition condition) {
        brands.find(move.brand())
                .filter(move::isOf)
                .ifPresent(brand ->
                        conditions.put(brand.id(), brand.generation(), SERVICE, condition));
    }
}
