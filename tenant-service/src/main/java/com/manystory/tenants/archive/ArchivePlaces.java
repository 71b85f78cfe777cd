package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchiveProperties;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// How many exports and restores this process does at a time.
@Component
class ArchivePlaces {

    private final Semaphore free;

    ArchivePlaces(ArchiveProperties settings) {
        this.free = new Semaphore(settings.atOnce());
    }

    /// @throws ArchivesBusyException when there is none
    void take() {
        if (!free.tryAcquire()) {
            throw new ArchivesBusyException();
        }
    }

    void giveBack() {
        free.release();
    }
}
