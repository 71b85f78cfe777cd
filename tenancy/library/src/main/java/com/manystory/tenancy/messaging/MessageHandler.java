package com.manystory.tenancy.messaging;

/// Handles the events of one subscription. It runs with the event's brand bound, in one transaction
/// of the brand's database together with the inbox row: what it throws undoes both, and the event
/// comes again later.
///
/// @param <T> what the event's JSON is read as
@FunctionalInterface
public interface MessageHandler<T> {

    /// Handles one event.
    ///
    /// @throws Exception to have it come again
    void handle(T event, IncomingMessage message) throws Exception;
}
