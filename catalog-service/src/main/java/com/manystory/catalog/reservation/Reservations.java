package com.manystory.catalog.reservation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Repository;

/// The reservations of the bound brand. Not a Spring Data interface: those try their queries at
/// start, when no brand is bound.
@Repository
class Reservations {

    private static final String OVERDUE =
            "select * from reservation where status = 'HELD' and expires_at <= now() ";

    private final EntityManager entities;

    Reservations(EntityManagerFactory factory) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
    }

    Optional<Reservation> find(UUID id) {
        return Optional.ofNullable(entities.find(Reservation.class, id));
    }

    /// The reservation, for this transaction to change.
    Optional<Reservation> claim(UUID id) {
        return Optional.ofNullable(
                entities.find(Reservation.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /// Some reservations that nobody paid in time and no other transaction is at.
    List<Reservation> claimOverdue() {
        return read(
                entities.createNativeQuery(
                        OVERDUE
                                + "order by session_id, expires_at limit 200 for update skip"
                                + " locked",
                        Reservation.class));
    }

    /// The overdue ones of a session.
    List<Reservation> claimOverdueOfSession(long session) {
        return read(
                entities.createNativeQuery(
                                OVERDUE
                                        + "and session_id = :session order by expires_at limit 200"
                                        + " for update skip locked",
                                Reservation.class)
                        .setParameter("session", session));
    }

    /// The overdue ones of a listing's dates.
    List<Reservation> claimOverdueOfDates(long listing) {
        return read(
                entities.createNativeQuery(
                                OVERDUE
                                        + "and date is not null and listing_id = :listing"
                                        + " order by expires_at limit 200 for update skip locked",
                                Reservation.class)
                        .setParameter("listing", listing));
    }

    Reservation add(Reservation reservation) {
        entities.persist(reservation);
        entities.flush();
        return reservation;
    }

    void flush() {
        entities.flush();
    }

    @SuppressWarnings("unchecked")
    private static List<Reservation> read(Query query) {
        return query.getResultList();
    }
}
