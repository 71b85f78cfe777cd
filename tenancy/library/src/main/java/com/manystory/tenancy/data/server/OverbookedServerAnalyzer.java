package com.manystory.tenancy.data.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says at start what to do about an overbooked server.
final class OverbookedServerAnalyzer extends AbstractFailureAnalyzer<OverbookedServerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OverbookedServerException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Lower manystory.data.budget, run fewer processes, raise the server's"
                        + " max_connections, or move brands to another cell",
                cause);
    }
}
