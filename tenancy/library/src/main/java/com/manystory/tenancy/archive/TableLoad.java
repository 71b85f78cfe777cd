package com.manystory.tenancy.archive;

import com.manystory.tenancy.archive.SchemaDescription.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Loads an archive's tables into an empty database of the same schema, in one transaction.
final class TableLoad {

    /// Triggers that say how rows may come about; those of constraints stay on, and look at what
    /// was loaded when it is committed.
    private static final String TRIGGERS =
            """
            select format('alter table %I.%I', n.nspname, c.relname), format('trigger %I', t.tgname)
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace
            where not t.tgisinternal and t.tgconstraint = 0 and t.tgenabled = 'O'
                and n.nspname not like 'pg\\_%'
            """;

    private final Connection connection;
    private final SchemaDescription schema;
    private final @Nullable Mask mask;
    private final PersonalData personal = PersonalData.read();
    private final Set<String> loaded = new HashSet<>();
    private final List<String> enabling = new ArrayList<>();

    /// @param mask null to load everything as it is
    TableLoad(Connection connection, SchemaDescription schema, @Nullable Mask mask) {
        this.connection = connection;
        this.schema = schema;
        this.mask = mask;
    }

    /// Makes room: no trigger stands in the way, and what migrations filled in is gone.
    void begin() throws SQLException {
        disableTriggers();
        for (var table : schema.tables().reversed()) {
            if (isFilled(table)) {
                execute("delete from " + table.quoted());
            }
        }
    }

    /// Loads the file of the table of a name.
    void load(String name, VerifiedInput csv) throws IOException, SQLException {
        var table =
                schema.table(name)
                        .orElseThrow(() ->
                                ArchiveProblems.invalid("There is no table %s.".formatted(name)));
        if (!loaded.add(table.name())) {
            throw ArchiveProblems.invalid("The table %s is there twice.".formatted(table.name()));
        }
        if (mask == null) {
            pass(table, csv);
        } else {
            var kinds = kinds(table);
            if (kinds.isPresent()) {
                mask(table, new MaskedCopy(mask, kinds.get()), csv);
            }
        }
        csv.verify();
    }

    /// What isn't known to be harmless isn't copied.
    private Optional<List<MaskKind>> kinds(Table table) {
        try {
            return personal.kinds(table);
        } catch (IllegalArgumentException e) {
            throw ArchiveProblems.invalid("It can't be masked: " + e.getMessage(), e);
        }
    }

    /// Brings back what [#begin()] took away, and checks what was loaded.
    void end(SchemaDescription archived) throws SQLException {
        for (var table : schema.tables()) {
            if (!loaded.contains(table.name())) {
                throw ArchiveProblems.invalid("The table %s is missing.".formatted(table.name()));
            }
        }
        var known = schema.sequences().stream().map(SchemaDescription.Sequence::name).toList();
        for (var sequence : archived.sequences()) {
            if (!known.contains(sequence.name())) {
                throw ArchiveProblems.invalid(
                        "There is no sequence %s.".formatted(sequence.name()));
            }
            try (var statement =
                    connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
                statement.setString(1, sequence.quoted());
                statement.setLong(2, sequence.value());
                statement.setBoolean(3, sequence.used());
                statement.execute();
            }
        }
        // Before triggers come back: a table with checks to come can't be altered.
        execute("set constraints all immediate");
        for (var enable : enabling) {
            execute(enable);
        }
    }

    private void pass(Table table, InputStream csv) throws IOException, SQLException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy(table), csv);
    }

    private void mask(Table table, MaskedCopy masked, InputStream csv)
            throws IOException, SQLException {
        try (var into =
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy(table))) {
            masked.copy(csv, into);
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static String copy(Table table) {
        return "copy %s (%s) from stdin with (format csv, header match)"
                .formatted(table.quoted(), BrandExport.columns(table));
    }

    private boolean isFilled(Table table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select exists (select from %s)".formatted(table.quoted()))) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void disableTriggers() throws SQLException {
        var disabling = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TRIGGERS)) {
            while (rows.next()) {
                disabling.add(rows.getString(1) + " disable " + rows.getString(2));
                enabling.add(rows.getString(1) + " enable " + rows.getString(2));
            }
        }
        for (var disable : disabling) {
            execute(disable);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
