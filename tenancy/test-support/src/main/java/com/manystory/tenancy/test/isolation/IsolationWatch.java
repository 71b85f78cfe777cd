package com.manystory.tenancy.test.isolation;

import static org.assertj.core.api.Assertions.assertThat;

/// Watches a service while it is attacked or under load: each log line and each binding of a brand,
/// and at the end what is in Redis.
public final class IsolationWatch implements AutoCloseable {

    private final IsolationKit kit;
    private final CapturedLogs logs;
    private final BindingWatch bindings;

    IsolationWatch(IsolationKit kit) {
        this.kit = kit;
        this.logs = new CapturedLogs(kit.brands(), kit.platform());
        this.bindings = new BindingWatch(kit.jobs().unboundIn(kit.context()));
    }

    /// Ends, and tells what was wrong.
    ///
    /// @throws AssertionError when a line, a binding or a key was
    @Override
    public void close() {
        logs.close();
        bindings.close();
        assertThat(logs.lines()).as("lines that were logged").isPositive();
        assertThat(logs.offences()).as("lines that were logged").isEmpty();
        assertThat(bindings.offences()).as("brands that were bound").isEmpty();
        if (kit.redis()) {
            RedisContents.assertApart(kit.brands());
        }
    }
}
