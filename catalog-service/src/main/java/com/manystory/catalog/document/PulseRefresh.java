package com.manystory.catalog.document;

import com.manystory.catalog.work.Chore;
import com.manystory.catalog.work.DueWork;
import com.manystory.tenancy.messaging.Invalidations;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Renews what cards say of the next session after it began.
@Component
class PulseRefresh implements Chore {

    static final String KIND = "pulse";

    static final Duration PAUSE = Duration.ofSeconds(60);

    private final ListingDocuments documents;
    private final Invalidations invalidations;
    private final DueWork work;
    private final TransactionTemplate transaction;

    PulseRefresh(
            ListingDocuments documents,
            Invalidations invalidations,
            DueWork work,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.invalidations = invalidations;
        this.work = work;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> {
            var listings = documents.refreshOutdated();
            invalidations.publish(
                    listings.stream()
                            .map(listing -> "listing:" + listing)
                            .collect(Collectors.toSet()));
        });
        var next = documents.nextOutdated();
        if (next != null) {
            work.markAt(KIND, next, PAUSE);
        }
    }
}
