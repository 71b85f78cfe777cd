package com.manystory.catalog.importing;

import com.manystory.catalog.change.ChangeRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The import jobs of the bound brand, and which process works on which.
@Component
public class ImportJobs {

    private static final String COLUMNS =
            """
            SELECT id, status, file_name, rows_read, accepted, rejected, failure, created_by,
                created_at, started_at, finished_at FROM import_job
            """;

    private final JdbcClient jdbc;
    private final ChangeRecords changes;

    ImportJobs(JdbcClient jdbc, ChangeRecords changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /// One job.
    public Optional<ImportJob> find(UUID id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?").param(id).query((row, n) -> job(row)).optional();
    }

    /// The latest jobs, at most a hundred, newest first.
    public List<ImportJob> latest() {
        return jdbc.sql(COLUMNS + "ORDER BY created_at DESC, id DESC LIMIT 100")
                .query((row, n) -> job(row))
                .list();
    }

    /// Rejected rows after a line.
    public List<Rejected> report(UUID job, long afterLine, int most) {
        return jdbc.sql(
                        """
                        SELECT line, external_key, field, reason FROM import_rejection
                        WHERE job_id = ? AND line > ? ORDER BY line LIMIT ?
                        """)
                .params(job, afterLine, most)
                .query((row, n) ->
                        new Rejected(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)))
                .list();
    }

    void add(UUID id, String fileName, String mapping, String by) {
        jdbc.sql(
                        """
                        INSERT INTO import_job (id, file_name, mapping, created_by)
                        VALUES (?, ?, CAST(? AS jsonb), ?)
                        """)
                .params(id, fileName, mapping, by)
                .update();
    }

    /// Takes a job that nobody works on, or whose process gives no sign of life.
    Optional<Claim> claim(String owner, Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE import_job SET status = 'RUNNING', lease_owner = :owner,
                            leased_until = now() + make_interval(secs => :lease),
                            started_at = coalesce(started_at, now())
                        WHERE id = (SELECT id FROM import_job
                            WHERE status IN ('QUEUED', 'RUNNING')
                                AND (leased_until IS NULL OR leased_until < now()
                                    OR lease_owner = :owner)
                            ORDER BY created_at FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING id, mapping, rows_read
                        """)
                .param("owner", owner)
                .param("lease", lease.toSeconds())
                .query((row, n) ->
                        new Claim(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
                .optional();
    }

    /// Whether some job isn't finished.
    boolean anyOpen() {
        return jdbc.sql("SELECT count(*) FROM import_job WHERE status IN ('QUEUED', 'RUNNING')")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// Tells, in the transaction of a batch, how far the job is. The batch fails when the job was
    /// taken over meanwhile.
    void progress(UUID job, String owner, Duration lease, long read, int accepted, int rejected) {
        var changed =
                jdbc.sql(
                                """
                                UPDATE import_job SET failures = 0, rows_read = :read, accepted = accepted + :good,
                                    rejected = rejected + :bad,
                                    leased_until = now() + make_interval(secs => :lease)
                                WHERE id = :job AND lease_owner = :owner AND status = 'RUNNING'
                                """)
                        .param("read", read)
                        .param("good", accepted)
                        .param("bad", rejected)
                        .param("lease", lease.toSeconds())
                        .param("job", job)
                        .param("owner", owner)
                        .update();
        if (changed != 1) {
            throw new TakenOver();
        }
    }

    void reject(UUID job, Rejected row) {
        jdbc.sql(
                        """
                        INSERT INTO import_rejection (job_id, line, external_key, field, reason)
                        VALUES (:job, :line, :key, :field, :reason)
                        ON CONFLICT (job_id, line) DO NOTHING
                        """)
                .param("job", job)
                .param("line", row.line())
                .param("key", row.key())
                .param("field", row.field())
                .param("reason", row.reason())
                .update();
    }

    /// Notes, in the transaction of a batch, from which lines its listings were taken.
    ///
    /// @param lines the line of each key
    /// @return the lines that these replace: a listing is what the last line with its key says
    List<Rejected> taken(UUID job, Map<String, Long> lines) {
        return jdbc
                .sql(
                        """
                        INSERT INTO import_line (job_id, external_key, line)
                        SELECT :job, key, line
                        FROM unnest(CAST(:keys AS text[]), CAST(:lines AS bigint[]))
                            AS taken (key, line)
                        ON CONFLICT (job_id, external_key) DO UPDATE SET line = excluded.line
                        RETURNING old.line, external_key, new.line
                        """)
                .param("job", job)
                .param("keys", lines.keySet().toArray(String[]::new))
                .param("lines", lines.values().toArray(Long[]::new))
                .query((row, n) ->
                        row.getObject(1, Long.class) == null
                                ? Optional.<Rejected>empty()
                                : Optional.of(
                                        new Rejected(
                                                row.getLong(1),
                                                row.getString(2),
                                                null,
                                                "Line %d has the same key and replaces it"
                                                        .formatted(row.getLong(3)))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Puts the job off, unless it failed too often in a row.
    ///
    /// @return whether it will be tried again
    @Transactional
    boolean retry(UUID job, int most, Duration pause) {
        return jdbc.sql(
                                """
                                UPDATE import_job SET failures = failures + 1, lease_owner = NULL,
                                    leased_until = now() + make_interval(secs => :pause)
                                WHERE id = :job AND failures < :most
                                """)
                        .param("job", job)
                        .param("most", most)
                        .param("pause", pause.toSeconds())
                        .update()
                == 1;
    }

    /// Lets go of a job whose brand isn't served: whoever comes first goes on when it is again.
    void putDown(UUID job, String owner) {
        jdbc.sql(
                        """
                        UPDATE import_job SET lease_owner = NULL, leased_until = NULL
                        WHERE id = ? AND lease_owner = ?
                        """)
                .params(job, owner)
                .update();
    }

    /// Ends a job, and leaves a record of whose file it was and what came of it.
    @Transactional
    void finish(UUID job, @Nullable String failure) {
        jdbc.sql("DELETE FROM import_line WHERE job_id = ?").param(job).update();
        jdbc.sql(
                        """
                        UPDATE import_job SET status = :status, failure = :failure,
                            finished_at = now(), leased_until = NULL, lease_owner = NULL
                        WHERE id = :job AND finished_at IS NULL
                        RETURNING created_by, file_name, rows_read, accepted, rejected
                        """)
                .param("status", failure == null ? "COMPLETED" : "FAILED")
                .param("failure", failure)
                .param("job", job)
                .query((row, n) -> new Ended(row.getString(1), Imported.read(row, failure)))
                .optional()
                .ifPresent(ended ->
                        changes.add(ended.by(), "import:" + job, "import", null, ended.imported()));
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getString("file_name"),
                row.getLong("rows_read"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getString("failure"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /// Thrown when another process works on the job.
    static final class TakenOver extends RuntimeException {

        TakenOver() {
            super("The import was taken over by another process", null, false, false);
        }
    }

    private record Ended(String by, Imported imported) {}

    /// What the record of changes keeps of an import.
    ///
    /// @param failure why the file as a whole was given up, or null
    private record Imported(
            String file, long rowsRead, long accepted, long rejected, @Nullable String failure) {

        static Imported read(ResultSet row, @Nullable String failure) throws SQLException {
            return new Imported(
                    row.getString("file_name"),
                    row.getLong("rows_read"),
                    row.getLong("accepted"),
                    row.getLong("rejected"),
                    failure);
        }
    }

    /// A job to work on.
    record Claim(UUID id, String mapping, long rowsRead) {}

    /// A row that is no listing.
    ///
    /// @param line where it begins, 1 is the header
    /// @param key its outside id, if that could be read
    /// @param field the column that is wrong
    public record Rejected(
            long line, @Nullable String key, @Nullable String field, String reason) {}
}
