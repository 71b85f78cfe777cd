package com.manystory.payment.settlement;

import com.manystory.tenancy.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service listens to.
@Configuration(proxyBeanMethods = false)
class Subscriptions {

    private static final String CONSUMER = "payment";

    @Bean
    Subscription<ReservationAnswer> reservationConfirmed(Confirmations confirmations) {
        return new Subscription<>(
                "reservation-confirmed",
                CONSUMER,
                ReservationAnswer.class,
                (answer, _) -> confirmations.confirmed(answer));
    }

    @Bean
    Subscription<ReservationAnswer> reservationRejected(Confirmations confirmations) {
        return new Subscription<>(
                "reservation-rejected",
                CONSUMER,
                ReservationAnswer.class,
                (answer, _) -> confirmations.rejected(answer));
    }
}
