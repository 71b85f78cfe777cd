package com.manystory.tenancy.limit;

/// How often something may happen: a bucket that holds a burst, refilled at a steady rate.
///
/// @param perSecond how many a second in the long run, more than 0
/// @param burst how many at once after a quiet time, 1 at least
public record RateLimit(double perSecond, long burst) {

    public RateLimit {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException(
                    "Not a rate limit: %s a second, %d at once".formatted(perSecond, burst));
        }
    }

    /// How many a process borrows at a time: what a tenth of a second allows.
    long batch() {
        return Math.clamp((long) (perSecond / 10), 1, burst);
    }

    /// The same limit at a multiple of the rate and the burst.
    RateLimit times(int factor) {
        return new RateLimit(perSecond * factor, Math.multiplyExact(burst, (long) factor));
    }
}
