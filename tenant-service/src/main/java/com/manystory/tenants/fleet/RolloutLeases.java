package com.manystory.tenants.fleet;

import com.manystory.tenants.fleet.Rollouts.Claim;
import com.manystory.tenants.work.Leases;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rollouts that somebody has to work on.
class RolloutLeases implements Leases<Claim> {

    private static final Logger LOG = LoggerFactory.getLogger(RolloutLeases.class);

    private final JdbcClient jdbc;
    private final Rollouts rollouts;
    private final RolloutRun run;
    private final FleetProperties properties;

    RolloutLeases(JdbcClient jdbc, Rollouts rollouts, RolloutRun run, FleetProperties properties) {
        this.jdbc = jdbc;
        this.rollouts = rollouts;
        this.run = run;
        this.properties = properties;
    }

    @Override
    public List<Claim> claim(int limit) {
        return jdbc.sql(
                        """
                        UPDATE rollouts SET lease_token = :token || id,
                            lease_until = now() + :lease * interval '1 millisecond'
                        WHERE id IN (
                            SELECT id FROM rollouts WHERE state IN ('PLANNED', 'RUNNING')
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
                        UPDATE rollouts SET lease_until = now() + :lease * interval '1 millisecond'
                        WHERE id = :id AND lease_token = :token
                        """)
                .param("lease", properties.lease().toMillis())
                .param("id", claim.rollout())
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
        LOG.info("Rollout {} goes on in {}", claim.rollout(), properties.lease());
    }

    @Override
    public void release(Claim claim) {
        rollouts.release(claim);
    }

    @Override
    public String describe(Claim claim) {
        return "rollout " + claim.rollout();
    }
}
