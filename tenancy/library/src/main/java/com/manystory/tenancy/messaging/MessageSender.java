package com.manystory.tenancy.messaging;

import com.manystory.tenancy.registry.Brand;
import java.util.List;

/// Sends events to the queues of their topics.
interface MessageSender {

    /// Sends the events of a brand in their order, each to every consumer of its topic.
    ///
    /// @return the ids of those that were taken by all of their queues
    List<Long> send(Brand brand, List<OutboxRow> rows);
}
