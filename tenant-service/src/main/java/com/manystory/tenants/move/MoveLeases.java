package com.manystory.tenants.move;

import com.manystory.tenants.move.Moves.Claim;
import com.manystory.tenants.work.Leases;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Moves that somebody has to work on. A brand's next one waits until the old databases of the one
/// before are gone.
class MoveLeases implements Leases<Claim> {

    private static final Logger LOG = LoggerFactory.getLogger(MoveLeases.class);

    private final JdbcClient jdbc;
    private final Moves moves;
    private final MoveRun run;
    private final MoveProperties properties;

    MoveLeases(JdbcClient jdbc, Moves moves, MoveRun run, MoveProperties properties) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.run = run;
        this.properties = properties;
    }

    @Override
    public List<Claim> claim(int limit) {
        return jdbc.sql(
                        """
                        UPDATE brand_moves SET lease_token = :token || id,
                            lease_until = now() + :lease * interval '1 millisecond'
                        WHERE id IN (
                            SELECT id FROM brand_moves m
                            WHERE (state IN ('COPYING', 'PAUSED', 'SWITCHED', 'RETURNING')
                                OR (state = 'MOVED' AND keep_until <= now())
                                OR (state = 'PLANNED' AND NOT EXISTS (
                                    SELECT FROM brand_moves e WHERE e.brand_id = m.brand_id
                                    AND e.state = 'MOVED')))
                            AND (lease_until IS NULL OR lease_until < now())
                            ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING id, lease_token
                        """)
                .param("token", UUID.randomUUID() + "/")
                .param("lease", properties.lease().toMillis())
                .param("limit", limit)
                .query((row, number) -> new Claim(row.getLong(1), row.getString(2)))
                .list();
    }

    @Override
    public void renew(Claim claim) {
        jdbc.sql(
                        """
                        UPDATE brand_moves
                        SET lease_until = now() + :lease * interval '1 millisecond'
                        WHERE id = :id AND lease_token = :token
                        """)
                .param("lease", properties.lease().toMillis())
                .param("id", claim.move())
                .param("token", claim.token())
                .update();
    }

    @Override
    public void run(Claim claim) throws InterruptedException {
        run.run(claim);
    }

    /// Nothing is given back: what failed unexpectedly is tried again when the lease has run out.
    @Override
    public void failed(Claim claim) {
        LOG.info("Move {} goes on in {}", claim.move(), properties.lease());
    }

    @Override
    public void release(Claim claim) {
        moves.release(claim);
    }

    @Override
    public String describe(Claim claim) {
        return "move " + claim.move();
    }
}
