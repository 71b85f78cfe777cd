package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.data.copy.Capture;
import com.manystory.tenancy.data.copy.Structure;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TestBrands;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A database is moved to another cell while its brand works with it.
class BrandMovesIT extends MovesTest {

    private static final String EVERYTHING =
            """
            select md5(string_agg(t, ',' order by t)) from (
                select s::text t from seller s union all select i::text from item i
                union all select o::text from "Odd name" o union all select v::text from visit v
                union all select e::text from entry e union all select x::text from outbox x
                union all select y::text from tenant_identity y) rows
            """;

    @Test
    void movesADatabaseWithAllThatIsInIt() throws SQLException {
        change(
                "insert into outbox (message_id, topic, type, payload)"
                        + " values (gen_random_uuid(), 't', 'y', '{}')");
        var before = read(EVERYTHING);
        Structure structure;
        try (var source = onSource()) {
            structure = Structure.of(source);
        }

        move(1);

        assertThat(read(EVERYTHING)).isEqualTo(before);
        try (var target = onTarget()) {
            assertThat(Structure.of(target)).isEqualTo(structure);
            assertThat(Capture.isPrepared(target)).isFalse();
            assertThat(ask(target, "select count(*) from pg_constraint where not convalidated"))
                    .isEqualTo("0");
        }
        assertThat(databases.ensure(on("second")).status()).isEqualTo(Status.TRUE);
    }

    @Test
    void countsOnWhereItWas() throws SQLException {
        var receipt = Integer.parseInt(read("select nextval('receipt')"));
        var item = Integer.parseInt(read("select max(id) from item"));

        move(1);

        assertThat(read("select nextval('receipt')")).isEqualTo(Integer.toString(receipt + 1));
        assertThat(read("insert into item (seller, number) values (1, 'next') returning id"))
                .isEqualTo(Integer.toString(item + 1));
        assertThatThrownBy(() -> change("delete from entry")).hasMessageContaining("denied");
        assertThatThrownBy(() -> change("insert into item (seller, number) values (999, 'x')"))
                .hasMessageContaining("foreign key");
    }

    @Test
    void bringsOverWhatIsWrittenMeanwhile() throws SQLException {
        done(moves.copy(order(1)));
        change(
                "update item set number = 'swap' where id = 3",
                "update item set number = 'n3', seller = (select seller from item where id = 3)"
                        + " where id = 4",
                "delete from seller where id = 9",
                "update \"Odd name\" set part = part + 100",
                "insert into \"Odd name\" values ('it''s', 1)",
                "insert into entry (amount) values (77)",
                "delete from visit where item < 100",
                "insert into visit (item) values (4711)");

        done(moves.copy(order(1)));
        change(
                "truncate visit",
                "insert into visit (item) values (1)",
                "update item set price = 5");
        var before = read(EVERYTHING);
        done(moves.fence(order(1)));
        registry.accept(on("second"));
        pool.follow(brand.id());
        done(moves.open(arriving(1), PATIENCE));

        assertThat(read(EVERYTHING)).isEqualTo(before);
        assertThat(read("select count(*) from visit")).isEqualTo("1");
    }

    @Test
    void losesAndRepeatsNothingThatManyWrite() throws Exception {
        var told = new ConcurrentSkipListSet<Integer>();
        var refused = new AtomicInteger();
        var failedReads = new AtomicInteger();
        var next = new AtomicInteger();
        var going = new AtomicBoolean(true);
        var threads = new java.util.ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                while (going.get()) {
                                    write(next.incrementAndGet(), told, refused);
                                }
                            }));
        }
        threads.add(
                Thread.ofVirtual()
                        .start(() -> {
                            while (going.get()) {
                                try {
                                    read("select count(*) from seller");
                                } catch (SQLException e) {
                                    failedReads.incrementAndGet();
                                }
                            }
                        }));

        move(1);
        Thread.sleep(200);
        going.set(false);
        for (var thread : threads) {
            thread.join();
        }

        assertThat(failedReads).hasValue(0);
        assertThat(told).hasSizeGreaterThan(50);
        var stored =
                read(
                        "select string_agg(substr(number, 2), ',' order by substr(number, 2)::int)"
                                + " from item where number like 'w%'");
        assertThat(stored.split(","))
                .containsExactly(told.stream().map(String::valueOf).toArray(String[]::new));
        try (var source = onSource()) {
            assertThat(ask(source, "select count(*) from item where number like 'w%'"))
                    .as("some were written before, and none there afterwards")
                    .isLessThan(Integer.toString(told.size() + 1));
        }
    }

    @Test
    void leavesOtherBrandsAlone() throws SQLException {
        var pebble = TestBrands.named(newId());
        registry.accept(pebble);
        assertThat(databases.ensure(pebble).status()).isEqualTo(Status.TRUE);
        change(pebble.id(), "insert into seller (name) values ('theirs')");

        move(1);

        change(pebble.id(), "insert into seller (name) values ('theirs as well')");
        assertThat(ask(names.brand(pebble.id()), "select count(*) from seller")).isEqualTo("3");
        try (var theirs = EmbeddedPlatform.superuser(names.brand(pebble.id()))) {
            assertThat(Capture.isPrepared(theirs)).isFalse();
        }
    }

    @Test
    void movesBackAgain() throws SQLException {
        move(1);
        done(moves.drop(arriving(1)));
        change("insert into seller (name) values ('over there')");

        var back = new MoveOrder(2, 1, "second", "local", on("second"));
        done(moves.copy(back));
        done(moves.fence(back));
        registry.accept(brand);
        pool.follow(brand.id());
        done(moves.open(new MoveOrder(2, 1, "second", "local", brand), PATIENCE));

        assertThat(read("select count(*) from seller where name = 'over there'")).isEqualTo("1");
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
    }

    @Test
    void keepsTheOldDatabaseUntilItIsDropped() throws SQLException {
        move(1);
        try (var source = onSource()) {
            assertThat(ask(source, "select count(*) from seller")).isEqualTo("51");
        }

        dropped(() -> moves.drop(arriving(1)));
        done(moves.drop(arriving(1)));

        assertThatThrownBy(this::onSource).hasMessageContaining("does not exist");
        assertThat(read("select count(*) from seller")).isEqualTo("51");
    }

    private void write(int number, java.util.Set<Integer> told, AtomicInteger refused) {
        try {
            change("insert into item (seller, number) values (1, 'w" + number + "')");
            told.add(number);
        } catch (SQLException e) {
            if (!Capture.REFUSED.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
            refused.incrementAndGet();
        }
    }
}
