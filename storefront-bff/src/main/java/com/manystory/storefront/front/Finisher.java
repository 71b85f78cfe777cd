package com.manystory.storefront.front;

import com.github.benmanes.caffeine.cache.Interner;
import com.manystory.storefront.StorefrontSettings;
import com.manystory.storefront.asset.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/// Makes a [FinishedAnswer] of what was captured: compresses it, computes its validators and
/// encodes its headers.
final class Finisher {

    private static final Set<String> OWN =
            Set.of("content-length", "cache-control", "etag", "vary", "date", "expires", "pragma");

    private final StorefrontSettings.Cache settings;

    /// Most fields say the same in all answers, and are one object for all of them, so that the
    /// headers of a thousand brands' pages don't lie scattered over memory.
    private final Interner<HttpField> known = Interner.newWeakInterner();

    Finisher(StorefrontSettings.Cache settings) {
        this.settings = settings;
    }

    /// The finished answer, or null when it belongs to this one request.
    @Nullable FinishedAnswer finish(CapturedResponse captured, Sharing sharing, boolean varies) {
        var status = captured.getStatus();
        var lifetime = sharing.lifetime();
        if (captured.isOverflown() || captured.containsHeader("Set-Cookie")) {
            return null;
        }
        if (status == 200 && lifetime != null) {
            return make(captured, sharing, lifetime, sharing.cacheControl(), varies, true);
        }
        if (status == 404) {
            return make(
                    captured,
                    sharing,
                    settings.missingLifetime(),
                    "public, max-age=1",
                    varies,
                    true);
        }
        // An error is told to all who wait for it, so that a failing service isn't asked by each.
        return status >= 400
                ? make(captured, sharing, Duration.ZERO, "no-store", varies, false)
                : null;
    }

    private FinishedAnswer make(
            CapturedResponse captured,
            Sharing sharing,
            Duration lifetime,
            @Nullable String cacheControl,
            boolean varies,
            boolean kept) {
        var body = captured.body();
        var type = captured.getHeader("Content-Type");
        var compressible = type != null && Encodings.isCompressible(type, body.length);
        var shared = shared(captured);
        var validators = new ArrayList<HttpField>();
        validators.add(
                same(HttpHeader.CACHE_CONTROL, cacheControl == null ? "no-store" : cacheControl));
        if (compressible || varies) {
            validators.add(same(HttpHeader.VARY, vary(compressible, captured, varies)));
        }
        var print = Fingerprint.of(body);
        var now = System.nanoTime();
        return new FinishedAnswer(
                captured.getStatus(),
                variant(print, null, shared, validators, body),
                compressible
                        ? variant(print, "gzip", shared, validators, Encodings.gzip(body))
                        : null,
                compressible ? brotli(print, shared, validators, body) : null,
                kept,
                sharing.tags(),
                now,
                now + lifetime.toNanos());
    }

    private @Nullable Variant brotli(
            String print, List<HttpField> shared, List<HttpField> validators, byte[] body) {
        var compressed = Encodings.brotli(body);
        return compressed == null ? null : variant(print, "br", shared, validators, compressed);
    }

    private Variant variant(
            String print,
            @Nullable String encoding,
            List<HttpField> shared,
            List<HttpField> validators,
            byte[] body) {
        var etag = '"' + print + (encoding == null ? "" : "-" + encoding) + '"';
        var own = new PreEncodedHttpField(HttpHeader.ETAG, etag);
        var unchanged = new ArrayList<>(validators);
        unchanged.add(own);
        var common = new ArrayList<>(shared);
        common.addAll(validators);
        if (encoding != null) {
            common.add(same(HttpHeader.CONTENT_ENCODING, encoding));
        }
        var fields = new ArrayList<HttpField>();
        FieldBlock.of(common).forEach(field -> fields.add(known.intern(field)));
        fields.add(own);
        return Variant.of(etag, fields, unchanged, body);
    }

    private static String vary(boolean compressible, CapturedResponse captured, boolean varies) {
        var vary = new ArrayList<String>();
        if (compressible) {
            vary.add("Accept-Encoding");
        }
        if (varies) {
            vary.addAll(captured.getHeaders("Vary"));
        }
        return String.join(", ", vary);
    }

    private List<HttpField> shared(CapturedResponse captured) {
        var shared = new ArrayList<HttpField>();
        for (var name : captured.getHeaderNames()) {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                captured.getHeaders(name)
                        .forEach(value ->
                                shared.add(
                                        new PreEncodedHttpField(
                                                name, FieldBlock.onOneLine(value))));
            }
        }
        return shared;
    }

    private HttpField same(HttpHeader header, String value) {
        return known.intern(new PreEncodedHttpField(header, value));
    }
}
