package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.periodic.PeriodicWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the sessions that a brand's password opened before it was changed. Pools give theirs up as
/// soon as they hear of the change; what is left after a time of grace is of a process that didn't,
/// or of somebody who shouldn't have had the password. When that is stands in the control database,
/// so that any process of the service does it, whichever changed the password.
public final class EarlierSessions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EarlierSessions.class);

    private final DatabaseNames names;
    private final DataSource control;
    private final Map<String, CellAdministration> cells;
    private final PeriodicWork work;

    /// @param pause how often it is looked whether some are to be ended
    EarlierSessions(
            DatabaseNames names,
            DataSource control,
            Map<String, CellAdministration> cells,
            Duration pause) {
        this.names = names;
        this.control = control;
        this.cells = cells;
        this.work = PeriodicWork.start("earlier-sessions", pause, this::endDue);
    }

    @Override
    public void close() {
        work.close();
    }

    private void endDue() throws SQLException {
        try (var session = new ControlSession(control)) {
            for (var passed : session.records().passed()) {
                var cell = cells.get(passed.cell());
                if (cell != null && end(cell, passed)) {
                    session.records().sessionsEnded(passed);
                }
            }
        }
    }

    /// A cell that doesn't answer keeps no other's sessions going.
    private boolean end(CellAdministration cell, PassedPassword passed) {
        var role = names.brand(passed.tenant());
        try {
            var sessions = cell.sessions(role);
            var ended = sessions.end(passed.before());
            if (ended > 0) {
                log.info("{} sessions of role {} by its old password are ended", ended, role);
            }
            return sessions.count(passed.before()) == 0;
        } catch (SQLException e) {
            log.warn("Earlier sessions of role {} aren't ended yet: {}", role, e.getMessage());
            return false;
        }
    }
}
