package com.manystory.storefront.config;

import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Turns an exception of a page into the status that the front filter shows the brand's error page
/// for. The API's own are left to the problem details of the tenancy library.
final class PageErrors implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception exception) {
        var path = request.getRequestURI();
        if (path.startsWith("/api/") || path.startsWith("/internal/")) {
            return null;
        }
        try {
            response.sendError(statusOf(exception, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static int statusOf(Exception exception, String path) {
        return switch (exception) {
            case ProblemException problem -> problem.status().value();
            case ErrorResponse error -> error.getStatusCode().value();
            default -> {
                log.error("The page {} failed", path, exception);
                yield HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            }
        };
    }
}
