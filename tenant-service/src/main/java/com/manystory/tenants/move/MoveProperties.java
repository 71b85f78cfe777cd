package com.manystory.tenants.move;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How brands are moved to other cells.
///
/// @param services the services that keep a database per brand
/// @param keep how long the old databases are kept, as they were when the brand left them
/// @param copyTimeout how long copying one database may take
/// @param pauseTimeout how long a service may take over the last of it while nothing can be written
/// @param leave how long processes may take to leave the old cell by themselves, before their
///   sessions there are ended
/// @param attempts how often switching over is tried, when a long transaction of the brand or a
///   service stands in the way, 1 to 100
/// @param retry the wait before the next attempt
/// @param concurrency how many brands one instance moves at a time, 1 to 16
/// @param lease for how long an instance that died keeps others from its move; nothing can be
///   written meanwhile if it died during the pause
/// @param poll how long it takes at most to notice a move that nobody signalled
@Validated
@ConfigurationProperties("manystory.move")
public record MoveProperties(
        @NotNull @DefaultValue({"catalog-service", "payment-service"}) List<String> services,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("2h") Duration copyTimeout,
        @DefaultValue("10s") Duration pauseTimeout,
        @DefaultValue("1s") Duration leave,
        @Min(1) @Max(100) @DefaultValue("10") int attempts,
        @DefaultValue("2s") Duration retry,
        @Min(1) @Max(16) @DefaultValue("2") int concurrency,
        @DefaultValue("5s") Duration lease,
        @DefaultValue("1s") Duration poll) {}
