package com.manystory.catalog.catalogue;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.Control;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// For which state of its brand each brand's documents were made, in the control database.
@Component
class MadeDocuments {

    private static final String MAKING = "making ";

    private final JdbcClient control;

    MadeDocuments(@Control DataSource control) {
        this.control = JdbcClient.create(control);
    }

    /// Whether the brand's documents are made for the state, and nobody is making them for another.
    boolean areMadeFor(TenantId tenant, String fingerprint) {
        return control.sql("SELECT fingerprint FROM documents_made WHERE tenant = ?")
                .param(tenant.value())
                .query(String.class)
                .optional()
                .filter(fingerprint::equals)
                .isPresent();
    }

    /// The state of each brand whose documents are made.
    Map<TenantId, String> all() {
        return control
                .sql("SELECT tenant, fingerprint FROM documents_made")
                .query((row, n) -> Map.entry(TenantId.of(row.getString(1)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Documents of the bound brand are being made for the state: until they are, they count as
    /// made for none, so that whoever sees the brand change meanwhile has them made again.
    void begin(String fingerprint) {
        control.sql(
                        """
                        INSERT INTO documents_made (tenant, fingerprint) VALUES (:tenant, :made)
                        ON CONFLICT (tenant) DO UPDATE SET fingerprint = excluded.fingerprint
                        """)
                .param("tenant", TenantContext.required().value())
                .param("made", MAKING + fingerprint)
                .update();
    }

    /// Documents of the bound brand are made.
    ///
    /// @return whether they can be relied on; not when another process made them for another state
    ///   at the same time
    boolean end(String fingerprint) {
        var tenant = TenantContext.required();
        var mine =
                control.sql(
                                "UPDATE documents_made SET fingerprint = ? WHERE tenant = ?"
                                        + " AND fingerprint = ?")
                        .params(fingerprint, tenant.value(), MAKING + fingerprint)
                        .update();
        return mine == 1 || areMadeFor(tenant, fingerprint);
    }

    /// The brand is no more.
    void forget(TenantId tenant) {
        control.sql("DELETE FROM documents_made WHERE tenant = ?").param(tenant.value()).update();
    }
}
