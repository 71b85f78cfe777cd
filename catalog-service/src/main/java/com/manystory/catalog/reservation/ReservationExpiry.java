package com.manystory.catalog.reservation;

import com.manystory.catalog.config.OnTheAir;
import com.manystory.catalog.idempotency.IdempotencyKeys;
import com.manystory.catalog.work.Chore;
import com.manystory.catalog.work.DueWork;
import org.springframework.stereotype.Component;

/// Gives back what nobody paid in time.
@Component
class ReservationExpiry implements Chore {

    private static final int FULL = 200;

    private final Booking booking;
    private final IdempotencyKeys keys;
    private final DueWork work;
    private final OnTheAir air;

    ReservationExpiry(Booking booking, IdempotencyKeys keys, DueWork work, OnTheAir air) {
        this.booking = booking;
        this.keys = keys;
        this.work = work;
        this.air = air;
    }

    @Override
    public String kind() {
        return Booking.CHORE;
    }

    @Override
    public void run() {
        var expired = booking.expireOverdue();
        while (expired == FULL) {
            air.require();
            expired = booking.expireOverdue();
        }
        keys.forget();
        var next = booking.nextExpiry();
        if (next != null) {
            work.markAt(kind(), next);
        }
    }
}
