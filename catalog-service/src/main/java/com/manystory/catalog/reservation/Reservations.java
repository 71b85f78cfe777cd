package com.manystory.catalog.reservation;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// The reservations of the bound brand.
interface Reservations extends Repository<Reservation, UUID> {

    Optional<Reservation> findById(UUID id);

    /// The reservation, for this transaction to change.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Reservation where id = :id")
    Optional<Reservation> claim(UUID id);

    /// Some reservations that nobody paid in time and no other transaction is at.
    @Query(
            nativeQuery = true,
            value =
                    """
                    select * from reservation where status = 'HELD' and expires_at <= now()
                    order by session_id, expires_at limit 200 for update skip locked
                    """)
    List<Reservation> claimOverdue();

    /// The overdue ones of one session, or of one listing's dates.
    @Query(
            nativeQuery = true,
            value =
                    """
                    select * from reservation where status = 'HELD' and expires_at <= now()
                    and (session_id = :session or (date is not null and listing_id = :listing))
                    order by expires_at limit 200 for update skip locked
                    """)
    List<Reservation> claimOverdueOf(long session, long listing);

    Reservation saveAndFlush(Reservation reservation);

    void flush();
}
