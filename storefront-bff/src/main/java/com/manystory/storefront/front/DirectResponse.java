package com.manystory.storefront.front;

import jakarta.servlet.http.HttpServletResponse;

/// A response that is sent as it is written.
final class DirectResponse extends FallibleResponse {

    DirectResponse(HttpServletResponse response) {
        super(response);
    }
}
