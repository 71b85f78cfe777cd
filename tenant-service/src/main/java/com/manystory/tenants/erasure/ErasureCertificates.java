package com.manystory.tenants.erasure;

import com.manystory.tenancy.internal.Seals;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.erasure.ErasureCertificate.Look;
import com.manystory.tenants.erasure.ErasureCertificate.Migrated;
import com.manystory.tenants.erasure.ErasureCertificate.Moved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The certificates of all erasures. Each is signed, and also in the chain of audit events, which
/// nobody can change unseen.
@Repository
public class ErasureCertificates {

    private static final String KIND = "erasure-certificate";
    private static final List<String> KEPT =
            List.of(
                    "The audit events of the brand: who changed what, and this erasure.",
                    "The brand's id and the number of this life of it, so that it is never made"
                            + " again.",
                    "The records of its moves and migrations that are listed here: cells, versions,"
                            + " times, and the operators who wanted them and why.",
                    "Messages on their way, which services drop as they come.",
                    "What browsers and shared caches were allowed to keep: pages for ten seconds,"
                            + " pictures for a year.",
                    "Logs, metrics and database backups until the end of their retention.");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Seals seals;
    private final AuditEvents audit;

    ErasureCertificates(JdbcClient jdbc, JsonMapper json, Seals seals, AuditEvents audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.seals = seals;
        this.audit = audit;
    }

    /// Issues the certificate, within the transaction that forgets the brand.
    ///
    /// @param looks where nothing was found
    public ErasureCertificate issue(StoredBrand brand, List<Look> looks) {
        var requested = audit.last(brand.id(), "brand.delete");
        var certificate =
                new ErasureCertificate(
                        brand.id().value(),
                        brand.incarnation(),
                        brand.spec().displayName(),
                        requested.map(event -> event.actor()).orElse(null),
                        brand.intentReason(),
                        brand.intentSince(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        looks,
                        moves(brand),
                        migrations(brand),
                        KEPT);
        var document = json.writeValueAsString(certificate);
        jdbc.sql(
                        """
                        INSERT INTO erasure_certificates
                            (incarnation, brand_id, erased_at, document, signature)
                        VALUES (:incarnation, :brand, :erasedAt, :document, :signature)
                        """)
                .param("incarnation", brand.incarnation())
                .param("brand", brand.id().value())
                .param("erasedAt", certificate.erasedAt().atOffset(ZoneOffset.UTC))
                .param("document", document)
                .param("signature", seals.seal(KIND, document))
                .update();
        return certificate;
    }

    private List<Moved> moves(StoredBrand brand) {
        return jdbc.sql(
                        """
                        SELECT id, source_cell, target_cell, state, created_at FROM brand_moves
                        WHERE brand_id = :brand AND incarnation = :incarnation ORDER BY id
                        """)
                .param("brand", brand.id().value())
                .param("incarnation", brand.incarnation())
                .query((row, number) ->
                        new Moved(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Migrated> migrations(StoredBrand brand) {
        return jdbc.sql(
                        """
                        SELECT b.rollout_id, b.service, b.from_version, b.to_version
                        FROM rollout_brands b JOIN rollouts r ON r.id = b.rollout_id
                        WHERE b.brand_id = :brand AND r.created_at >= :born
                        ORDER BY b.rollout_id, b.service
                        """)
                .param("brand", brand.id().value())
                .param("born", brand.createdAt().atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Migrated(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)))
                .list();
    }

    /// The certificate of one life of a brand.
    public Optional<StoredCertificate> find(String incarnation) {
        return jdbc.sql("SELECT * FROM erasure_certificates WHERE incarnation = :incarnation")
                .param("incarnation", incarnation)
                .query(this::read)
                .optional();
    }

    /// Certificates, the newest first.
    ///
    /// @param brand only of this one; null for all
    /// @param before only of lives that began before this one; null for all
    public List<StoredCertificate> page(
            @Nullable String brand, @Nullable String before, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM erasure_certificates
                        WHERE (:brand = '' OR brand_id = :brand)
                            AND (:before = '' OR incarnation < :before)
                        ORDER BY incarnation DESC LIMIT :limit
                        """)
                .param("brand", brand == null ? "" : brand)
                .param("before", before == null ? "" : before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    private StoredCertificate read(ResultSet row, int number) throws SQLException {
        var document = row.getString("document");
        var signature = row.getString("signature");
        return new StoredCertificate(
                row.getString("incarnation"),
                row.getString("brand_id"),
                row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                document,
                signature,
                seals.isIntact(signature, KIND, document));
    }
}
