package com.manystory.issuer.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;

/// A request as if it had come to the configured address, whatever its `Host` and forwarding
/// headers say.
final class RequestAtBase extends HttpServletRequestWrapper {

    private final URI base;

    RequestAtBase(HttpServletRequest request, URI base) {
        super(request);
        this.base = base;
    }

    @Override
    public String getScheme() {
        return base.getScheme();
    }

    @Override
    public boolean isSecure() {
        return base.getScheme().equals("https");
    }

    @Override
    public String getServerName() {
        return base.getHost();
    }

    @Override
    public int getServerPort() {
        return base.getPort() > 0 ? base.getPort() : isSecure() ? 443 : 80;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(base.getScheme())
                .append("://")
                .append(base.getAuthority())
                .append(getRequestURI());
    }
}
