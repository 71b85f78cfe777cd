package com.manystory.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenants.audit.Verification.Break;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who owns the database can write anything into it: the verification names the first event that
/// isn't right.
class OwnerAttackIT {

    private static final String REHASH =
            "UPDATE audit.events e SET hash = audit.digest(e) WHERE sequence = 3";
    private static final String REWRITE_ALL =
            """
            DO $$
            DECLARE
                event audit.events;
                last bytea := decode(repeat('00', 32), 'hex');
            BEGIN
                FOR event IN SELECT * FROM audit.events ORDER BY sequence LOOP
                    event.previous_hash := last;
                    event.hash := audit.digest(event);
                    UPDATE audit.events SET previous_hash = event.previous_hash, hash = event.hash
                    WHERE sequence = event.sequence;
                    last := event.hash;
                END LOOP;
                UPDATE audit.head SET hash = last;
            END $$
            """;

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("edits the actor", 3, edit("actor = 'nobody'")),
                attack("edits on whose behalf", 3, edit("on_behalf_of = NULL")),
                attack("edits the action", 3, edit("action = 'brand.delete'")),
                attack("edits the brand", 3, edit("brand_id = 'pebble'")),
                attack("edits the reason", 3, edit("reason = ''")),
                attack("edits the time", 3, edit("at = at - interval '1 microsecond'")),
                attack("edits the state before", 3, edit("state_before = '{\"name\":\"Aster\"}'")),
                attack("edits the state after", 3, edit("state_after = 'null'")),
                attack("edits the trace", 3, edit("trace_id = NULL")),
                attack("edits and hashes anew", 4, edit("actor = 'nobody'"), REHASH),
                attack("deletes one", 3, "DELETE FROM audit.events WHERE sequence = 3"),
                attack("deletes the first", 1, "DELETE FROM audit.events WHERE sequence = 1"),
                attack("deletes the last", 5, "DELETE FROM audit.events WHERE sequence = 5"),
                attack("truncates", 1, "TRUNCATE audit.events"),
                attack("adds one behind", 6, forged(6)),
                attack("takes the head back", 5, "UPDATE audit.head SET sequence = 4"),
                attack("empties the head", 1, "DELETE FROM audit.head"),
                attack(
                        "reorders",
                        2,
                        "UPDATE audit.events SET sequence = 100 WHERE sequence = 2",
                        "UPDATE audit.events SET sequence = 2 WHERE sequence = 3",
                        "UPDATE audit.events SET sequence = 3 WHERE sequence = 100"),
                attack(
                        "inserts in between",
                        4,
                        "UPDATE audit.events SET sequence = sequence + 100 WHERE sequence > 2",
                        "UPDATE audit.events SET sequence = sequence - 99 WHERE sequence > 2",
                        forged(3),
                        REHASH));
    }

    private static Arguments attack(String name, long firstBroken, String... statements) {
        return Arguments.of(name, firstBroken, statements);
    }

    private static String edit(String assignment) {
        return "UPDATE audit.events SET %s WHERE sequence = 3".formatted(assignment);
    }

    private static String forged(long sequence) {
        return """
        INSERT INTO audit.events
        SELECT %1$d, now(), 'asha', NULL, 'brand.delete', 'aster', NULL, NULL, NULL, NULL, hash, hash
        FROM audit.events WHERE sequence = %1$d - 1
        """
                .formatted(sequence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void isFound(String name, long firstBroken, String... statements) throws SQLException {
        var database = AuditDatabase.withEvents(5);
        assertThat(database.verify().intact()).isTrue();

        database.attack(statements);

        var verification = database.verify();
        assertThat(verification.intact()).isFalse();
        assertThat(verification.firstBroken()).extracting(Break::sequence).isEqualTo(firstBroken);
        assertThat(verification.head().signature()).as("signed though broken").isNull();
    }

    @Test
    void isFoundByAnAnchorWhenAllIsRewritten() throws SQLException {
        var database = AuditDatabase.withEvents(5);
        var kept = database.verify().head();
        database.add("operator-6");
        assertThat(database.verify(kept).intact()).isTrue();

        database.attack(edit("actor = 'nobody'"), REWRITE_ALL);

        assertThat(database.verify().intact()).as("consistent in itself").isTrue();
        assertThat(database.verify(kept).firstBroken()).extracting(Break::sequence).isEqualTo(5L);
        assertThat(kept.signature()).isEqualTo("signed audit-anchor 5 " + kept.hash());
    }

    @Test
    void isFoundByAnAnchorWhenTheEndIsCutOff() throws SQLException {
        var database = AuditDatabase.withEvents(5);
        var kept = database.verify().head();

        database.attack(
                "DELETE FROM audit.events WHERE sequence > 3",
                "UPDATE audit.head SET sequence = 3,"
                        + " hash = (SELECT hash FROM audit.events WHERE sequence = 3)");

        assertThat(database.verify().intact()).as("consistent in itself").isTrue();
        assertThat(database.verify(kept).firstBroken()).extracting(Break::sequence).isEqualTo(4L);
    }
}
