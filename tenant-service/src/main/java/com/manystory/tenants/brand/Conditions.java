package com.manystory.tenants.brand;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Condition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How each service's part of each brand is.
@Repository
public class Conditions {

    private final JdbcClient jdbc;

    Conditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The conditions of some brands, each brand's by type.
    public Map<TenantId, List<DatedCondition>> of(Collection<TenantId> brands) {
        if (brands.isEmpty()) {
            return Map.of();
        }
        record Row(TenantId brand, DatedCondition condition) {}
        return jdbc
                .sql(
                        """
                        SELECT brand_id, type, status, reason, message, fix, since,
                            observed_generation
                        FROM conditions WHERE brand_id IN (:ids) ORDER BY brand_id, type
                        """)
                .param("ids", brands.stream().map(TenantId::value).toList())
                .query((row, number) ->
                        new Row(
                                TenantId.of(row.getString(1)),
                                new DatedCondition(
                                        new Condition(
                                                row.getString(2),
                                                Condition.Status.valueOf(row.getString(3)),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getString(6)),
                                        row.getObject(7, OffsetDateTime.class).toInstant(),
                                        row.getLong(8))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Row::brand,
                                Collectors.mapping(Row::condition, Collectors.toList())));
    }

    /// Replaces what is known of a service's part, seen in the generation.
    public void replace(
            TenantId brand, long generation, String service, List<Condition> conditions) {
        jdbc.sql(
                        """
                        DELETE FROM conditions
                        WHERE brand_id = :id AND service = :service AND NOT (type = ANY (:types))
                        """)
                .param("id", brand.value())
                .param("service", service)
                .param("types", conditions.stream().map(Condition::type).toArray(String[]::new))
                .update();
        conditions.forEach(condition -> put(brand, generation, service, condition));
    }

    /// Adds to what is known of a service's part, seen in the generation.
    public void put(TenantId brand, long generation, String service, Condition condition) {
        jdbc.sql(
                        """
                        INSERT INTO conditions AS c
                            (brand_id, service, type, status, reason, message, fix,
                             observed_generation)
                        VALUES (:id, :service, :type, :status, :reason, :message, :fix,
                                :generation)
                        ON CONFLICT (brand_id, service, type) DO UPDATE SET
                            since = CASE WHEN c.status = :status THEN c.since ELSE now() END,
                            status = :status, reason = :reason, message = :message, fix = :fix,
                            observed_generation = :generation
                        """)
                .param("id", brand.value())
                .param("service", service)
                .param("type", condition.type())
                .param("status", condition.status().name())
                .param("reason", condition.reason())
                .param("message", condition.message())
                .param("fix", condition.fix())
                .param("generation", generation)
                .update();
    }

    /// A condition, since when it has its status, and the generation that it was last seen in.
    public record DatedCondition(Condition condition, Instant since, long observedGeneration) {}
}
