package com.manystory.tenants.brand;

import com.manystory.tenancy.TenantId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which cells brands are on, in the registry database.
@Repository
public class Placements {

    private final JdbcClient jdbc;
    private final Brands brands;

    Placements(JdbcClient jdbc, Brands brands) {
        this.jdbc = jdbc;
        this.brands = brands;
    }

    /// How many brands each cell has, is about to have, or has left behind. Until the end of the
    /// transaction nobody else is placed anywhere.
    public Map<String, Long> byCell() {
        jdbc.sql("SELECT version FROM registry_version FOR UPDATE").query(Long.class).single();
        return jdbc
                .sql(
                        """
                        SELECT cell, count(DISTINCT id) AS brands FROM (
                            SELECT cell, id FROM brands
                            UNION ALL
                            SELECT target_cell, brand_id FROM brand_moves
                            WHERE state IN ('PLANNED', 'COPYING', 'PAUSED', 'RETURNING')
                            UNION ALL
                            SELECT source_cell, brand_id FROM brand_moves
                            WHERE state IN ('SWITCHED', 'MOVED')) placed
                        GROUP BY cell
                        """)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Stores that the brand is on another cell; services are told. What its desired state says of
    /// its placement follows, in a new generation; what it leaves open stays open.
    ///
    /// @param tier of the cell
    public void place(TenantId id, String cell, String tier) {
        jdbc.sql(
                        """
                        UPDATE brands SET cell = :cell, registry_version = :version,
                            spec = placed.spec, updated_at = now(),
                            generation = generation + (placed.spec <> brands.spec)::int
                        FROM (
                            SELECT id, spec || jsonb_build_object('placement', jsonb_build_object(
                                'cell', CASE WHEN spec #>> '{placement,cell}' IS NOT NULL
                                    THEN :cell::text END,
                                'tier', CASE WHEN spec #>> '{placement,tier}' IS NOT NULL
                                    THEN :tier::text END)) AS spec
                            FROM brands WHERE id = :id) placed
                        WHERE brands.id = placed.id
                        """)
                .param("id", id.value())
                .param("cell", cell)
                .param("tier", tier)
                .param("version", brands.nextVersion())
                .update();
    }
}
