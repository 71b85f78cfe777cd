package com.manystory.tenants.brand.web;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a client would like to wait for a change to be brought about (`Prefer: wait=10`, RFC
/// 7240 section 4.3).
final class PreferWait {

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,6})\"?(?:$|[,;\\s])");
    private static final int LONGEST = 60;

    private PreferWait() {}

    static Optional<Duration> of(@Nullable String prefer) {
        if (prefer == null) {
            return Optional.empty();
        }
        var matcher = WAIT.matcher(prefer);
        return matcher.find()
                ? Optional.of(
                        Duration.ofSeconds(Math.min(Integer.parseInt(matcher.group(1)), LONGEST)))
                : Optional.empty();
    }
}
