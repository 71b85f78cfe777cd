package com.manystory.tenancy.data.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The SQL migrations of one kind of database, and the two targets that they make: with the
/// contract migrations, and without.
public final class Migrations {

    private final List<MigrationFile> files;
    private final MigrationTarget whole;
    private final MigrationTarget expanded;

    private Migrations(List<MigrationFile> files) {
        this.files = files;
        this.whole = target(files);
        this.expanded = target(files.stream().filter(file -> !file.isContract()).toList());
    }

    /// Finds the migrations in the class path's folders, such as `db/migration`.
    public static Migrations in(String... folders) {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            var files = new ArrayList<MigrationFile>();
            for (var folder : folders) {
                var resources = resolver.getResources("classpath*:" + folder + "/**/*.sql");
                for (var resource :
                        List.of(resources).stream()
                                .sorted(Comparator.comparing(Migrations::name))
                                .toList()) {
                    files.add(new MigrationFile(name(resource), resource.getContentAsByteArray()));
                }
            }
            return new Migrations(List.copyOf(files));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the migrations", e);
        }
    }

    /// All migrations, by version.
    public List<Migration> all() {
        return files.stream()
                .map(MigrationFile::migration)
                .sorted(Comparator.comparing(m -> MigrationVersion.fromVersion(m.version())))
                .toList();
    }

    /// What a database is brought to by all of them.
    public MigrationTarget whole() {
        return whole;
    }

    /// What a database is brought to without those that take away from older releases.
    public MigrationTarget expanded() {
        return expanded;
    }

    /// Brings the database to the target.
    ///
    /// @param asRole the role that shall own what is made, or null for the connection's own
    /// @param lockTimeout how long a statement waits for a lock
    /// @param target [#whole()] or [#expanded()]
    /// @return what it has now, which is more than the target when nothing was left
    /// @throws org.flywaydb.core.api.FlywayException when a migration failed; those before it stay
    public Outcome migrate(
            DataSource database,
            @Nullable String asRole,
            Duration lockTimeout,
            MigrationTarget target)
            throws SQLException {
        var done = new MigrationRun(database, asRole, lockTimeout).run(files, target.equals(whole));
        return new Outcome(
                done.from(), done.to(), done.applied(), done.complete() ? whole : target);
    }

    /// Brings a new database to what it was at some version, contract migrations included.
    ///
    /// @param version the last migration that it shall have, one that this release [knows][#knows]
    public void migrate(
            DataSource database, @Nullable String asRole, Duration lockTimeout, String version)
            throws SQLException {
        var last = MigrationVersion.fromVersion(version);
        var until = files.stream().filter(file -> version(file).compareTo(last) <= 0).toList();
        new MigrationRun(database, asRole, lockTimeout).run(until, true);
    }

    /// Whether a version is among them, however it is written.
    ///
    /// @throws org.flywaydb.core.api.FlywayException when no version is written like that
    public boolean knows(String version) {
        var wanted = MigrationVersion.fromVersion(version);
        return files.stream().anyMatch(file -> version(file).equals(wanted));
    }

    /// What a migration of a database did.
    ///
    /// @param from the version that it had, or empty
    /// @param to the version that it has, or empty
    /// @param applied how many migrations were applied
    /// @param reached the target that it has now
    public record Outcome(String from, String to, int applied, MigrationTarget reached) {}

    private static MigrationTarget target(Collection<MigrationFile> files) {
        var all = sha256();
        for (var file : files) {
            all.update(file.getFilename().getBytes(StandardCharsets.UTF_8));
            all.update(file.content());
        }
        var each = sha256();
        var newest = files.stream().map(Migrations::version).max(Comparator.naturalOrder());
        return new MigrationTarget(
                HexFormat.of().formatHex(all.digest(), 0, 16),
                newest.map(MigrationVersion::getVersion).orElse(""),
                files.stream().map(file -> file.id(each)).toList());
    }

    private static MigrationVersion version(MigrationFile file) {
        return MigrationVersion.fromVersion(file.migration().version());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", e);
        }
    }

    private static String name(Resource resource) {
        return Objects.requireNonNullElse(resource.getFilename(), "");
    }
}
