package com.manystory.catalog.catalogue;

import com.manystory.catalog.work.Chore;
import com.manystory.catalog.work.DueWork;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.archive.RestoreListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Sees to it that nothing of the catalogue before is taken for a restored one's: neither what
/// processes remember, nor documents that were made for another look or other languages.
@Component
class RestoredCatalogue implements RestoreListener {

    /// The clock is ahead of any number of changes, and so of what processes know either catalogue
    /// by.
    private static final String LATER_THAN_BOTH =
            """
            update catalogue_revision
            set revision = greatest(revision + 1, (extract(epoch from now()) * 1000)::bigint)
            """;

    private static final String WITHOUT_FILE =
            """
            update import_job set status = 'FAILED', finished_at = now(),
                failure = 'The brand was restored while this import was under way.'
            where status in ('QUEUED', 'RUNNING')
            """;

    private final MadeDocuments made;
    private final DueWork work;
    private final List<Chore> chores;

    RestoredCatalogue(MadeDocuments made, DueWork work, List<Chore> chores) {
        this.made = made;
        this.work = work;
        this.chores = List.copyOf(chores);
    }

    @Override
    public void loaded(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(LATER_THAN_BOTH);
            statement.executeUpdate(WITHOUT_FILE);
        }
    }

    @Override
    public void restored() {
        made.forget(TenantContext.required());
        chores.forEach(chore -> work.markIn(chore.kind(), Duration.ZERO));
    }
}
