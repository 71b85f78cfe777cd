package com.manystory.tenancy.messaging;

import com.manystory.tenancy.NoTenantException;
import org.jspecify.annotations.Nullable;

/// Publishes events as part of the caller's transaction in the bound brand's database: they leave
/// when, and only when, it commits. Each consumer gets an event once or, rarely, again; its inbox
/// drops the repetition.
public interface Outbox {

    /// Publishes the event.
    ///
    /// @param topic the topic, whose consumers are configured under `manystory.messaging.topics`
    /// @param event what is written as JSON
    /// @param orderingKey events of one key leave in the order of their publication; null for none
    /// @throws NoTenantException when no brand is bound
    /// @throws IllegalStateException outside a transaction of the brand's database
    void publish(String topic, Object event, @Nullable String orderingKey);
}
