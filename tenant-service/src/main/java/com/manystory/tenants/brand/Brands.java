package com.manystory.tenants.brand;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.registry.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All brands, in the registry database.
@Repository
public class Brands {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Brands(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The brand.
    public Optional<StoredBrand> find(TenantId id) {
        return jdbc.sql("SELECT * FROM brands WHERE id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /// The brand, kept from changing until the end of the transaction.
    public Optional<StoredBrand> lock(TenantId id) {
        return jdbc.sql("SELECT * FROM brands WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /// Brands by id, after one.
    public List<StoredBrand> page(@Nullable String after, @Nullable Phase phase, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM brands
                        WHERE id > :after AND (:phase = '' OR phase = :phase)
                        ORDER BY id LIMIT :limit
                        """)
                .param("after", after == null ? "" : after)
                .param("phase", phase == null ? "" : phase.name())
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /// Brands that changed for the services after the version, oldest change first.
    public List<StoredBrand> changedAfter(long version) {
        return jdbc.sql(
                        """
                        SELECT * FROM brands WHERE registry_version > :version
                        ORDER BY registry_version
                        """)
                .param("version", version)
                .query(this::read)
                .list();
    }

    /// Ids of brands that went after the version.
    public List<String> removedAfter(long version) {
        return jdbc.sql(
                        """
                        SELECT id FROM removed_brands r WHERE registry_version > :version
                        AND NOT EXISTS (SELECT FROM brands b WHERE b.id = r.id)
                        """)
                .param("version", version)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// The registry's version.
    public long version() {
        return jdbc.sql("SELECT version FROM registry_version").query(Long.class).single();
    }

    /// Adds a brand in its first generation; false when the id is taken.
    boolean add(TenantId id, String incarnation, String cell, BrandSpec spec) {
        var version = nextVersion();
        return jdbc.sql(
                                """
                                INSERT INTO brands
                                    (id, incarnation, generation, phase, intent, cell, spec,
                                     registry_version)
                                VALUES (:id, :incarnation, 1, 'PROVISIONING', 'SERVE', :cell,
                                        CAST(:spec AS jsonb), :version)
                                ON CONFLICT (id) DO NOTHING
                                """)
                        .param("id", id.value())
                        .param("incarnation", incarnation)
                        .param("cell", cell)
                        .param("spec", json.writeValueAsString(spec))
                        .param("version", version)
                        .update()
                > 0;
    }

    /// Stores a new generation of what is wanted.
    void change(TenantId id, BrandSpec spec, Intent intent, @Nullable String reason, Phase phase) {
        jdbc.sql(
                        """
                        UPDATE brands SET
                            intent_since = CASE WHEN intent = :intent THEN intent_since ELSE now() END,
                            generation = generation + 1, spec = CAST(:spec AS jsonb),
                            intent = :intent, intent_reason = :reason, phase = :phase,
                            registry_version = :version, updated_at = now()
                        WHERE id = :id
                        """)
                .param("id", id.value())
                .param("spec", json.writeValueAsString(spec))
                .param("intent", intent.name())
                .param("reason", reason)
                .param("phase", phase.name())
                .param("version", nextVersion())
                .update();
    }

    /// Stores until when the off-boarding can be taken back; null takes it back.
    void eraseAfter(TenantId id, @Nullable Duration grace) {
        jdbc.sql(
                        """
                        UPDATE brands SET erase_after =
                            now() + CAST(:grace AS bigint) * interval '1 millisecond'
                        WHERE id = :id
                        """)
                .param("id", id.value())
                .param("grace", grace == null ? null : grace.toMillis())
                .update();
    }

    /// How long the brand's off-boarding can still be taken back; zero or less when no longer.
    public Duration graceLeft(TenantId id) {
        return Duration.ofMillis(
                jdbc.sql(
                                """
                                SELECT coalesce(CAST(extract(epoch FROM erase_after - now()) * 1000
                                    AS bigint), 0)
                                FROM brands WHERE id = :id
                                """)
                        .param("id", id.value())
                        .query(Long.class)
                        .optional()
                        .orElse(0L));
    }

    /// Notes that a restore of the brand's data begins.
    public void beginRestore(TenantId id, UUID restore) {
        jdbc.sql("UPDATE brands SET unfinished_restore = :restore WHERE id = :id")
                .param("restore", restore)
                .param("id", id.value())
                .update();
    }

    /// Notes that the brand's data is whole, unless another restore began since.
    public void endRestore(TenantId id, UUID restore) {
        jdbc.sql(
                        """
                        UPDATE brands SET unfinished_restore = NULL
                        WHERE id = :id AND unfinished_restore = :restore
                        """)
                .param("id", id.value())
                .param("restore", restore)
                .update();
    }

    /// The last life of the id that ended.
    Optional<String> lastLife(TenantId id) {
        return jdbc.sql(
                        """
                        SELECT incarnation FROM erasure_certificates WHERE brand_id = :id
                        ORDER BY incarnation COLLATE "C" DESC LIMIT 1
                        """)
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /// Notes that the erasure begins: from here there is no way back.
    public void beginErasure(TenantId id) {
        jdbc.sql("UPDATE brands SET erasing = true WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    /// Stores a new generation in which the passwords of its database roles are others.
    void changeCredentials(TenantId id) {
        jdbc.sql(
                        """
                        UPDATE brands SET generation = generation + 1,
                            credentials_version = credentials_version + 1,
                            registry_version = :version, updated_at = now()
                        WHERE id = :id
                        """)
                .param("id", id.value())
                .param("version", nextVersion())
                .update();
    }

    /// Moves the brand to a phase; services are told.
    public void enter(TenantId id, Phase phase) {
        jdbc.sql(
                        """
                        UPDATE brands SET phase = :phase, registry_version = :version,
                            activated = activated OR :phase = 'ACTIVE'
                        WHERE id = :id
                        """)
                .param("id", id.value())
                .param("phase", phase.name())
                .param("version", nextVersion())
                .update();
    }

    /// Notes that every service knows the generation.
    public void observed(TenantId id, long generation) {
        jdbc.sql("UPDATE brands SET observed_generation = :generation WHERE id = :id")
                .param("id", id.value())
                .param("generation", generation)
                .update();
    }

    /// Forgets the brand; its domains are free again.
    public void remove(TenantId id) {
        jdbc.sql("DELETE FROM brands WHERE id = :id").param("id", id.value()).update();
        jdbc.sql(
                        """
                        INSERT INTO removed_brands (id, registry_version) VALUES (:id, :version)
                        ON CONFLICT (id) DO UPDATE SET registry_version = :version, removed_at = now()
                        """)
                .param("id", id.value())
                .param("version", nextVersion())
                .update();
    }

    /// The version of a change that services see, until whose commit nobody else makes one.
    long nextVersion() {
        return jdbc.sql("UPDATE registry_version SET version = version + 1 RETURNING version")
                .query(Long.class)
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private StoredBrand read(ResultSet row, int number) throws SQLException {
        return new StoredBrand(
                TenantId.of(row.getString("id")),
                row.getString("incarnation"),
                row.getLong("generation"),
                row.getLong("observed_generation"),
                Phase.valueOf(row.getString("phase")),
                Intent.valueOf(row.getString("intent")),
                row.getString("intent_reason"),
                row.getObject("intent_since", OffsetDateTime.class).toInstant(),
                instant(row.getObject("erase_after", OffsetDateTime.class)),
                row.getBoolean("erasing"),
                row.getBoolean("activated"),
                row.getString("cell"),
                json.readValue(row.getString("spec"), BrandSpec.class),
                row.getInt("credentials_version"),
                row.getLong("registry_version"),
                row.getObject("unfinished_restore", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
