package com.manystory.admin.access;

import com.manystory.tenancy.observability.RequestTenant;
import com.manystory.tenancy.usage.BrandUsage;
import com.manystory.tenancy.usage.Usage;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Counts what was asked of the console for each brand. It stands in front of everything, and knows
/// afterwards whether the request was for a brand that its user may know.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UsageFilter implements Filter {

    private final Usage usage;

    UsageFilter(Usage usage) {
        this.usage = usage;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            RequestTenant.of(request).map(usage::of).ifPresent(brand -> count(brand, request));
        }
    }

    private static void count(BrandUsage brand, ServletRequest request) {
        brand.request(
                ServletContextRequest.getServletContextRequest(request)
                        .getHttpOutput()
                        .getWritten());
    }
}
