package com.manystory.tenancy.brand;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What a brand's use of the platform may be limited in, by the `quotas` of its desired state. A
/// limit that is absent there is the platform's default, or none.
public enum Quota {

    /// Requests per second to the website with the brand API, to the admin API, and a multiple of
    /// it to each service behind; 1 to a million.
    REQUESTS_PER_SECOND("requestsPerSecond", 1_000_000),
    /// How many requests may come at once after a quiet time; 1 to ten million. Absent, as many as
    /// two seconds allow.
    REQUEST_BURST("requestBurst", 10_000_000),
    /// Messages sent to other services per minute; 1 to ten million. What is above waits.
    MESSAGES_PER_MINUTE("messagesPerMinute", 10_000_000),
    /// Listings in the catalogue, published or not; 1 to a hundred million.
    LISTINGS("listings", 100_000_000),
    /// Bytes of uploaded pictures as they are kept, without the sizes made of them; 1 to 2^50.
    STORAGE_BYTES("storageBytes", 1L << 50),
    /// Members of the brand's staff; 1 to 100,000.
    STAFF("staff", 100_000);

    private static final Set<String> NAMES =
            Collections.unmodifiableSet(
                    Arrays.stream(values())
                            .map(Quota::key)
                            .collect(LinkedHashSet::new, Set::add, Set::addAll));

    private final String key;
    private final long most;

    Quota(String key, long most) {
        this.key = key;
        this.most = most;
    }

    /// The quota's name in desired states.
    public String key() {
        return key;
    }

    /// The highest limit that can be set; the lowest is 1.
    public long most() {
        return most;
    }

    /// The names of all quotas.
    public static Set<String> names() {
        return NAMES;
    }

    /// The quota of that name.
    public static Optional<Quota> named(String key) {
        return Arrays.stream(values()).filter(quota -> quota.key.equals(key)).findFirst();
    }
}
