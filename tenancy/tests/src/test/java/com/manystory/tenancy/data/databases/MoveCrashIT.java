package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.databases.MoveStep.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process dies at each step of a move, and another one goes on or takes it back.
class MoveCrashIT extends MovesTest {

    private final AtomicReference<@Nullable MoveStep> deadly = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource(MoveStep.class)
    void goesOnAfterAKillAt(MoveStep step) throws SQLException {
        var mortal = mortal(step);
        survive(() -> mortal.copy(order(1)));
        done(moves.copy(order(1)));
        change("insert into seller (name) values ('late')");
        survive(() -> mortal.fence(order(1)));
        // Whoever comes after a kill doesn't know how far it was: the pause is taken back.
        done(moves.unfence(order(1)));
        done(moves.copy(order(1, 2)));
        done(moves.fence(order(1, 2)));
        registry.accept(on("second"));
        pool.follow(brand.id());
        var arriving = new MoveOrder(1, 2, "local", "second", on("second"));
        survive(() -> mortal.open(arriving, PATIENCE));
        done(moves.open(arriving, PATIENCE));
        survive(() -> mortal.settle(arriving));
        done(moves.settle(arriving));
        survive(() -> mortal.drop(arriving));
        done(moves.drop(arriving));

        assertThat(read("select count(*) from seller")).isEqualTo("52");
        change("insert into seller (name) values ('at home')");
        assertThat(deadly.get() == null || step == RELEASED).as("it died there").isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = MoveStep.class,
            names = {
                "RECORDED",
                "MADE",
                "NOTING",
                "COPIED",
                "CAUGHT_UP",
                "LOCKED",
                "BROUGHT_OVER",
                "COMPARED",
                "FENCED",
                "RELEASED",
                "DROPPED"
            })
    void servesFromTheSourceWhenItIsTakenBackAfterAKillAt(MoveStep step) throws SQLException {
        var mortal = mortal(step);
        survive(() -> mortal.copy(order(1)));
        survive(() -> mortal.fence(order(1)));
        survive(() -> mortal.release(order(1)));
        done(moves.release(order(1)));

        change("insert into seller (name) values ('still here')");
        assertThat(read("select count(*) from seller")).isEqualTo("52");
        assertThat(isOnTarget()).isFalse();
        try (var source = onSource()) {
            assertThat(
                            ask(
                                    source,
                                    "select count(*) from pg_trigger where tgname like"
                                            + " 'manystory%'"))
                    .isEqualTo("0");
        }
        assertThat(deadly.get()).as("it died there").isNull();
        move(2);
        assertThat(read("select count(*) from seller")).isEqualTo("52");
    }

    @Test
    void neverOpensTheSourceOnceTheTargetIsOpen() throws SQLException {
        move(1);

        assertThat(moves.unfence(order(1)).reason()).isEqualTo("Overtaken");
        assertThat(moves.release(order(1)).reason()).isEqualTo("Overtaken");

        assertThatThrownBy(this::straggler).hasMessageContaining("not permitted to log in");
        assertThat(isOnTarget()).isTrue();
    }

    private BrandMoves mortal(MoveStep step) {
        deadly.set(step);
        return databases.moves(reached -> {
            if (deadly.compareAndSet(reached, null)) {
                throw new Killed();
            }
        });
    }

    private static void survive(Supplier<MoveResult> step) {
        try {
            var unused = step.get();
        } catch (Killed e) {
            assertThat(e).hasMessage("killed");
        }
    }

    /// No code catches it.
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        Killed() {
            super("killed");
        }
    }
}
