package com.manystory.tenancy.data.migrations;

import com.manystory.tenancy.data.migrations.Migration.Kind;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.api.resource.LoadableResource;

/// A migration and its SQL, kept in memory: a thousand databases need it.
final class MigrationFile extends LoadableResource {

    private final String name;
    private final String sql;
    private final Migration migration;

    MigrationFile(String name, byte[] content) {
        this.name = name;
        this.sql = new String(content, StandardCharsets.UTF_8);
        this.migration = Migration.read(name, sql);
    }

    Migration migration() {
        return migration;
    }

    boolean isContract() {
        return migration.kind() == Kind.CONTRACT;
    }

    byte[] content() {
        return sql.getBytes(StandardCharsets.UTF_8);
    }

    /// Its version and a digest of its content.
    String id(MessageDigest digest) {
        return migration.version() + ":" + HexFormat.of().formatHex(digest.digest(content()), 0, 8);
    }

    @Override
    public Reader read() {
        return new StringReader(sql);
    }

    @Override
    public String getAbsolutePath() {
        return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return name;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public String getRelativePath() {
        return name;
    }
}
