package com.manystory.tenancy.internal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public keys of the platform's processes, from a file that is looked at once a second and
/// read again when it changed. A file that can't be read keeps the keys known so far.
final class TrustedKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(TrustedKeys.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile Read last = new Read(null, 0, new JWKSet(), 0);

    TrustedKeys(Path file) {
        this.file = file;
        version();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(last.keys());
    }

    /// Grows when the keys change: whatever was verified under another version isn't any more.
    long version() {
        var now = System.nanoTime();
        var due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_EVERY)) {
            look();
        }
        return last.version();
    }

    private void look() {
        try {
            var modified = Files.getLastModifiedTime(file);
            var size = Files.size(file);
            if (!modified.equals(last.modified()) || size != last.size()) {
                var keys = KeyFiles.trustedKeys(file);
                last = new Read(modified, size, keys, last.version() + 1);
                log.info("{} trusted keys read from {}", keys.size(), file.getFileName());
            }
        } catch (IOException e) {
            log.warn("The trusted keys can't be read: {}", e.toString());
        }
    }

    private record Read(@Nullable FileTime modified, long size, JWKSet keys, long version) {}
}
