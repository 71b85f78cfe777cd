package com.manystory.admin.brand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Decides whether the page of brands may be shown to a browser without a token: if that is
/// switched on, to browsers on this machine that asked for this machine by name (a foreign page
/// whose name was pointed here afterwards did not).
@Component
class PageAccess {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final AdminSettings settings;

    PageAccess(AdminSettings settings) {
        this.settings = settings;
    }

    boolean isOpenTo(HttpServletRequest request) {
        return settings.openBrandList()
                && isLoopback(request.getRemoteAddr())
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && OWN_NAMES.contains(request.getServerName());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
