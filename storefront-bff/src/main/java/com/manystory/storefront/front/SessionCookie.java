package com.manystory.storefront.front;

/// The cookie of a signed-in visitor. Whoever has it is never answered from the shared memory.
final class SessionCookie {

    static final String NAME = "__Host-session";

    private SessionCookie() {}
}
