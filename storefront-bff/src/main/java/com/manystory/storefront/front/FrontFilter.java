package com.manystory.storefront.front;

import com.manystory.storefront.front.FrontMetrics.Outcome;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.limit.Allowance;
import com.manystory.tenancy.limit.LimitHeaders;
import com.manystory.tenancy.observability.RequestTenant;
import com.manystory.tenancy.usage.BusyThreads;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edge of every website. It finds the brand, answers from memory what anybody may read, and
/// sends the rest on with the brand bound. It runs ahead of security, observation and routing,
/// which is what makes an answer from memory cheap; so nothing gets in here that is personal, and
/// what does is decided by where it was made ([Sharing]), never by where it is read.
final class FrontFilter implements Filter {

    private static final Logger log = LoggerFactory.getLogger(FrontFilter.class);
    private static final String INTERNAL = "/internal/";
    private static final int LARGEST_PAGE = 4 << 20;

    private final Sites sites;
    private final Targets targets;
    private final PageCache cache;
    private final Finisher finisher;
    private final ErrorAnswers errors;
    private final SecurityHeaders securityHeaders;
    private final BusyThreads busy;
    private final int largestMedia;

    FrontFilter(
            Sites sites,
            Targets targets,
            PageCache cache,
            Finisher finisher,
            ErrorAnswers errors,
            SecurityHeaders securityHeaders,
            BusyThreads busy,
            int largestMedia) {
        this.sites = sites;
        this.targets = targets;
        this.cache = cache;
        this.finisher = finisher;
        this.errors = errors;
        this.securityHeaders = securityHeaders;
        this.busy = busy;
        this.largestMedia = largestMedia;
    }

    @Override
    public void doFilter(
            ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) servletRequest;
        var response = (HttpServletResponse) servletResponse;
        var path = request.getRequestURI();
        if (path.startsWith(INTERNAL)) {
            chain.doFilter(request, response);
            return;
        }
        var site = sites.find(request.getHeader("Host"));
        if (site == null) {
            securityHeaders.writeTo(response);
            errors.unknownHost(request, response);
            return;
        }
        try {
            serve(site, path, request, response, chain);
        } finally {
            site.usage().request(Sender.sentBytes(request));
        }
    }

    private void serve(
            Site site,
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (!site.isServing() && !Routes.isAsset(path)) {
            securityHeaders.writeTo(response);
            errors.closed(Asked.visit(site, request), request, response);
        } else if (site.allowance() instanceof Allowance allowance
                && !Routes.isAsset(path)
                && !allowance.take()) {
            site.metrics().count(Outcome.LIMITED);
            securityHeaders.writeTo(response);
            LimitHeaders.write(response, allowance);
            errors.limited(Asked.visit(site, request), request, response);
        } else {
            share(site, path, request, response, chain);
        }
    }

    private void share(
            Site site,
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var shareable = Asked.isShareable(request);
        var recent = shareable ? recent(site, path, request) : null;
        if (recent != null) {
            hit(site, request, response, recent);
            return;
        }
        var key = shareable ? Asked.key(site, targets, path, request) : null;
        if (key == null) {
            pass(site, request, response, chain);
        } else {
            answer(key, request, response, chain);
        }
    }

    private @Nullable FinishedAnswer recent(Site site, String path, HttpServletRequest request) {
        var kept = site.recent().find(path, request.getQueryString());
        return kept == null || Asked.isFragment(request) ? null : cache.answer(kept);
    }

    private void answer(
            PageKey key,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var kept = cache.find(key);
        var answer = kept == null ? null : cache.answer(kept);
        if (kept != null && answer != null) {
            if (Asked.isWhole(key)) {
                key.site()
                        .recent()
                        .remember(request.getRequestURI(), request.getQueryString(), kept);
            }
            hit(key.site(), request, response, answer);
            return;
        }
        var mine = new CompletableFuture<@Nullable FinishedAnswer>();
        var running = cache.join(key, mine);
        if (running == null) {
            fill(key, mine, request, response, chain);
            return;
        }
        var shared = PageCache.await(running);
        if (shared == null) {
            pass(key.site(), request, response, chain);
        } else {
            hit(key.site(), request, response, shared);
        }
    }

    private void hit(
            Site site,
            HttpServletRequest request,
            HttpServletResponse response,
            FinishedAnswer answer)
            throws IOException {
        site.metrics().count(Outcome.HIT);
        var work = busy.enter(site.usage());
        try {
            Sender.send(request, response, answer);
        } finally {
            busy.leave(work);
        }
    }

    private void fill(
            PageKey key,
            CompletableFuture<@Nullable FinishedAnswer> mine,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        FinishedAnswer finished = null;
        var captured = new CapturedResponse(response, limit(key));
        try {
            var kept = cache.find(key);
            finished = kept == null ? null : cache.answer(kept);
            if (finished == null) {
                var invalidations = key.site().invalidations().get();
                var visit = Asked.visit(key.site(), request);
                run(visit, request, captured, chain);
                finished = finisher.finish(captured, visit.sharing(), varies(key));
                if (finished != null) {
                    cache.put(key, finished, invalidations);
                }
            }
        } finally {
            mine.complete(finished);
            cache.filled(key, mine);
        }
        if (finished != null) {
            key.site().metrics().count(Outcome.FILLED);
            Sender.send(request, response, finished);
        } else {
            key.site().metrics().count(Outcome.PASSED);
            captured.send();
        }
    }

    private void pass(
            Site site, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        site.metrics().count(Outcome.PASSED);
        var visit = Asked.visit(site, request);
        if (Origins.isForged(request)) {
            securityHeaders.writeTo(response);
            errors.forged(visit, request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        run(visit, request, new DirectResponse(response), chain);
    }

    private void run(
            Visit visit, HttpServletRequest request, FallibleResponse response, FilterChain chain)
            throws IOException, ServletException {
        visit.attach(request);
        RequestTenant.remember(request, visit.brand());
        securityHeaders.writeTo(response);
        try {
            TenantContext.call(
                    visit.brand(),
                    () -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (Exception e) {
            if (response.isCommitted()) {
                // Too late to say anything else: breaking the connection off is the message.
                throw new ServletException(e);
            }
            log.error("{} {} failed", request.getMethod(), visit.path(), e);
            response.fail(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        if (response.error() != 0 && !response.isCommitted()) {
            errors.failed(visit, response.error(), request, response);
        }
    }

    private static boolean varies(PageKey key) {
        return !key.target().startsWith(Routes.MEDIA) && !key.target().startsWith(Routes.ASSETS);
    }

    private int limit(PageKey key) {
        return key.target().startsWith(Routes.MEDIA) ? largestMedia : LARGEST_PAGE;
    }
}
