package com.manystory.tenants.brand;

import com.manystory.tenancy.TenantId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The host names of the brands; each belongs to one of them.
@Repository
public class Domains {

    private final JdbcClient jdbc;

    Domains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The brand that has the domain.
    public Optional<TenantId> owner(String domain) {
        return jdbc.sql("SELECT brand_id FROM domains WHERE domain = :domain")
                .param("domain", domain)
                .query(String.class)
                .optional()
                .map(TenantId::of);
    }

    /// Which of the domains belong to other brands.
    public Set<String> takenByOthers(TenantId id, Collection<String> domains) {
        return domains.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        jdbc.sql(
                                        """
                                        SELECT domain FROM domains
                                        WHERE domain IN (:domains) AND brand_id <> :id
                                        """)
                                .param("domains", domains)
                                .param("id", id.value())
                                .query((row, number) -> row.getString(1))
                                .list());
    }

    /// Gives the brand exactly these domains.
    ///
    /// @throws ChangeRefusedException when another brand has one of them
    void claim(TenantId id, Collection<String> domains) {
        jdbc.sql("DELETE FROM domains WHERE brand_id = :id AND NOT (domain = ANY (:domains))")
                .param("id", id.value())
                .param("domains", domains.toArray(String[]::new))
                .update();
        // In order, so that two brands that want the same ones don't wait for each other.
        for (var domain : domains.stream().sorted().toList()) {
            jdbc.sql(
                            """
                            INSERT INTO domains (domain, brand_id) VALUES (:domain, :id)
                            ON CONFLICT (domain) DO NOTHING
                            """)
                    .param("domain", domain)
                    .param("id", id.value())
                    .update();
        }
        var taken = takenByOthers(id, domains);
        if (!taken.isEmpty()) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.DOMAIN_TAKEN, taken.iterator().next());
        }
    }
}
