package com.manystory.storefront.front;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/// A response on which `sendError` only notes the status: the front filter then answers with the
/// brand's own error page, where a container would show its own.
abstract class FallibleResponse extends HttpServletResponseWrapper {

    private int error;

    FallibleResponse(HttpServletResponse response) {
        super(response);
    }

    /// The status of a `sendError`, or 0 when there was none.
    final int error() {
        return error;
    }

    /// Drops what was written so far and notes the status.
    final void fail(int status) {
        resetBuffer();
        setStatus(status);
        error = status;
    }

    @Override
    public final void sendError(int status, String message) {
        fail(status);
    }

    @Override
    public final void sendError(int status) {
        fail(status);
    }
}
