package com.manystory.tenancy.data.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The SQL migrations of one kind of database, and a fingerprint that tells whether they changed
/// since a database was migrated, so that nothing is done when there is nothing to do.
public final class Migrations {

    private final List<String> locations;
    private final String fingerprint;

    private Migrations(List<String> locations, String fingerprint) {
        this.locations = locations;
        this.fingerprint = fingerprint;
    }

    /// Finds the migrations in the class path's folders, such as `db/migration`.
    public static Migrations in(String... folders) {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            var digest = MessageDigest.getInstance("SHA-256");
            var locations = new ArrayList<String>();
            for (var folder : folders) {
                var resources = resolver.getResources("classpath*:" + folder + "/**/*.sql");
                if (resources.length > 0) {
                    locations.add("classpath:" + folder);
                }
                var sorted =
                        List.of(resources).stream().sorted(Comparator.comparing(Migrations::name));
                for (var resource : sorted.toList()) {
                    digest.update(name(resource).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    digest.update(resource.getContentAsByteArray());
                }
            }
            var hex = HexFormat.of().formatHex(digest.digest(), 0, 16);
            return new Migrations(List.copyOf(locations), hex);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the migrations", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", e);
        }
    }

    /// Changes whenever a migration is added or edited.
    public String fingerprint() {
        return fingerprint;
    }

    /// Brings the database up to date.
    ///
    /// @param asRole the role that shall own what is made, or null for the connection's own
    void migrate(DataSource database, @Nullable String asRole) {
        if (locations.isEmpty()) {
            return;
        }
        // Future migrations are ignored, because an older instance may start during a rollout.
        var settings =
                Flyway.configure()
                        .dataSource(database)
                        .locations(locations.toArray(String[]::new))
                        .ignoreMigrationPatterns("*:future")
                        .loggers("slf4j");
        if (asRole != null) {
            settings.initSql("set role " + asRole);
        }
        var flyway = settings.load();
        if (isLate(flyway)) {
            flyway = settings.outOfOrder(true).load();
        }
        flyway.migrate();
    }

    /// Whether the library's own migrations (version 0.x) come after the service's, as they do to a
    /// database that is older than they are.
    private static boolean isLate(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .anyMatch(migration -> migration.getState() == MigrationState.IGNORED);
    }

    private static String name(Resource resource) {
        var name = resource.getFilename();
        return name == null ? "" : name;
    }
}
