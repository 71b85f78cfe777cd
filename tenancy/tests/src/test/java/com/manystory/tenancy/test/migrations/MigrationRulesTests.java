package com.manystory.tenancy.test.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTests {

    private static final String FILE = "V002__change.sql";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table note",
                "DROP TABLE IF EXISTS note CASCADE",
                "truncate note",
                "drop function f(int)",
                "drop index note_text",
                "alter table note drop column text",
                "alter table note drop text",
                "alter table only public.note add a int, drop column text",
                "alter table note rename column text to body",
                "alter table note rename to notes",
                "alter table note alter column text type varchar(20)",
                "alter table note alter text set data type int using text::int",
                "alter table note alter column text set not null",
                "alter table note add column a int not null",
                "alter table note add a int unique",
                "alter table note add column a int references other",
                "alter table note add column a int default 1 check (a > 0)",
                "alter table note add column a uuid not null default gen_random_uuid()",
                "alter table note add column a bigserial",
                "alter table note add column a int generated always as (1) stored",
                "alter table note add constraint c check (length(text) < 9)",
                "alter table note add foreign key (a) references other (id)",
                "alter table note add constraint c unique (text)",
                "alter table note add primary key (id)",
                "alter table note set unlogged",
                "alter table note disable trigger all",
                "alter type mood rename value 'ok' to 'fine'",
                "alter view v rename to w",
                "create index on note (text)",
                "create unique index note_text on note (text)",
                "create index concurrently note_text on note (text)",
                "update note set text = ''",
                "delete from note",
                "lock table note",
                "set lock_timeout = 0",
                "revoke all on note from public",
                "do $$ begin alter table note drop column text; end $$",
                "do $body$ begin execute 'drop table ' || 'note'; end $body$",
                "create table a (id int); /* drop; /* nested */ */ drop table note"
            })
    void refusesWhatOlderCodeCantLiveWith(String sql) {
        assertThat(MigrationRules.of(FILE, sql).violations()).hasSize(1);
        assertThat(MigrationRules.of(FILE, "-- contract since 2.0\n" + sql).violations()).isEmpty();
        assertThat(MigrationRules.of(FILE, sql).exempt("002").violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table other (id int primary key, note_id bigint references note)",
                "create table a (b int); create index on a (b); alter table a drop column b",
                "alter table note add column a int, add b text default 'drop table x'",
                "alter table note add column a int not null default 0",
                "alter table note add column a timestamptz not null default now()",
                "alter table note add constraint c check (length(text) < 9) not valid",
                "alter table note add constraint c foreign key (a) references b not valid",
                "alter table note add constraint c unique using index note_text",
                "alter table note validate constraint c",
                "alter table note drop constraint c",
                "alter table note alter column text set default 'x', alter text drop not null",
                "alter table note set (fillfactor = 70)",
                "alter type mood add value 'calm'",
                "drop index concurrently if exists i; create index concurrently i on note (text)",
                "insert into note (text) values ('it''s; drop table note')",
                "insert into note (text) values (E'it\\'s; drop table note')",
                "update note set text = '' where text is null",
                "create function f() returns trigger language plpgsql as $f$ begin drop table a;"
                        + " end $f$",
                "comment on table note is 'x'; -- drop table note",
                "do $$ begin perform 1; end $$"
            })
    void letsThroughWhatOnlyAdds(String sql) {
        assertThat(MigrationRules.of(FILE, sql).violations()).isEmpty();
    }

    @Test
    void letsAColumnBeRequiredOnceACheckHasProvenIt() {
        var check =
                MigrationRules.of(
                        "V002__a.sql",
                        "alter table note add constraint c check (text is not null) not valid");
        var required = "alter table note alter column text set not null";

        assertThat(check.and("V003__b.sql", required).violations()).hasSize(1);
        assertThat(
                        check.and("V003__b.sql", "alter table note validate constraint c")
                                .and("V010__c.sql", required)
                                .violations())
                .isEmpty();
    }

    @Test
    void refusesToValidateUnderTheLockOfTheAddition() {
        assertThat(
                        MigrationRules.of(
                                        FILE,
                                        """
                                        alter table note add constraint c check (id > 0) not valid;
                                        alter table note validate constraint c;
                                        """)
                                .violations())
                .singleElement()
                .asString()
                .contains("next migration");
    }

    @Test
    void refusesATransactionAroundAnIndexThatIsMadeConcurrently() {
        assertThat(
                        MigrationRules.of(
                                        FILE,
                                        """
                                        alter table note add column a int;
                                        drop index concurrently if exists i;
                                        create index concurrently i on note (a);
                                        """)
                                .violations())
                .hasSize(1);
    }

    @Test
    void namesFileStatementAndWayOut() {
        assertThatThrownBy(() -> MigrationRules.of(FILE, "drop table note").check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(FILE)
                .hasMessageContaining("drop table note")
                .hasMessageContaining("contract");
    }

    @Test
    void refusesAnExemptionOfWhatIsNotThere() {
        assertThat(MigrationRules.of(FILE, "select 1").exempt("009").violations()).hasSize(1);
        assertThatThrownBy(() -> MigrationRules.of("db/nowhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// The library's own, which every brand's database has.
    @Test
    void theLibrarysMigrationsOnlyAdd() {
        MigrationRules.of("db/tenancy").exempt("0.001", "0.002").check();
        MigrationRules.of("db/tenancy-control").exempt("0.001", "0.002", "0.003").check();
    }
}
