package com.manystory.tenants.move;

import com.manystory.tenancy.data.databases.MoveResult;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What services found equal, in the registry database.
@Repository
class Comparisons {

    private final JdbcClient jdbc;

    Comparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores what a service copied, or compared while nothing could be written.
    void store(long id, String service, MoveResult result, boolean fenced) {
        jdbc.sql(
                        """
                        INSERT INTO brand_move_services AS s
                            (move_id, service, tables, rows, checksum, copy_millis, fence_millis)
                        VALUES (:id, :service, :tables, :rows, :checksum, :copy, :fence)
                        ON CONFLICT (move_id, service) DO UPDATE SET tables = excluded.tables,
                            rows = greatest(excluded.rows, s.rows), checksum = excluded.checksum,
                            copy_millis = s.copy_millis + excluded.copy_millis,
                            fence_millis = excluded.fence_millis
                        """)
                .param("id", id)
                .param("service", service)
                .param("tables", result.tables())
                .param("rows", result.rows())
                .param("checksum", result.checksum() == null ? "" : result.checksum())
                .param("copy", fenced ? 0 : result.millis())
                .param("fence", fenced ? result.millis() : 0)
                .update();
    }

    List<Move.Compared> of(long id) {
        return jdbc.sql("SELECT * FROM brand_move_services WHERE move_id = :id ORDER BY service")
                .param("id", id)
                .query((row, number) ->
                        new Move.Compared(
                                row.getString("service"),
                                row.getInt("tables"),
                                row.getLong("rows"),
                                row.getString("checksum"),
                                row.getLong("copy_millis"),
                                row.getLong("fence_millis")))
                .list();
    }
}
