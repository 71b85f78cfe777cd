package com.manystory.payment.due;

import com.manystory.tenancy.archive.RestoreListener;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Has a restored brand looked at: its orders fall due like any others, and nobody marked them.
@Component
class RestoredWork implements RestoreListener {

    private final DueWork work;

    RestoredWork(DueWork work) {
        this.work = work;
    }

    @Override
    public void restored() {
        work.markIn(Duration.ZERO);
    }
}
