package com.manystory.local;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What brands used and cost, on the terminal.
///
/// @param brands what each used, by measure
/// @param shared what can't be told apart; it is divided among brands as what can be
/// @param prices what it costs, or null when nobody said
record UsageTable(
        Console console,
        Map<String, Map<String, BigDecimal>> brands,
        Map<String, BigDecimal> shared,
        @Nullable Prices prices) {

    private static final double MICROS = 1e6;
    private static final double MEGABYTE = 1e6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Prints a line for each brand.
    void all() {
        console.say(
                console.bold(
                                "%-20s %10s %9s %9s %9s %10s %10s %9s"
                                        .formatted(
                                                "BRAND",
                                                "REQUESTS",
                                                "SENT MB",
                                                "CPU s",
                                                "DB s",
                                                "STORE MBh",
                                                "CACHE MBh",
                                                "MESSAGES"))
                        + columns("COST", "SHARE"));
        var all = total();
        brands.forEach((brand, used) -> {
            var own = cost(used);
            line(brand, used, columns(money(own), share(own, all)));
        });
        line("(shared)", shared, columns("", ""));
        conclude(all);
    }

    /// Prints a line for each measure of a brand.
    void one(String brand) {
        var used = brands.getOrDefault(brand, Map.of());
        console.say(
                console.bold(
                        "%-20s %20s".formatted("MEASURE", "AMOUNT") + columns("COST", "SHARE")));
        for (var measure : new TreeSet<>(used.keySet())) {
            var cost = costOf(brand, measure);
            console.say(
                    "%-20s %20s"
                                    .formatted(
                                            measure,
                                            used.getOrDefault(measure, BigDecimal.ZERO)
                                                    .toPlainString())
                            + columns(money(cost), share(cost, costOf(measure))));
        }
        var own = cost(used);
        if (prices != null) {
            console.say(
                    "%-20s %20s".formatted("all", "") + columns(money(own), share(own, total())));
        }
        conclude(total());
    }

    private void line(String name, Map<String, BigDecimal> used, String cost) {
        console.say(
                "%-20s %10.0f %9.1f %9.1f %9.1f %10.1f %10.1f %9.0f"
                                .formatted(
                                        name,
                                        sum(used, "requests"),
                                        sum(used, "sentBytes") / MEGABYTE,
                                        sum(used, "cpuTime") / MICROS,
                                        sum(used, "databaseTime") / MICROS,
                                        sum(used, "databaseStorage", "mediaStorage") / MEGABYTE,
                                        sum(used, "redisMemory", "cacheMemory") / MEGABYTE,
                                        sum(used, "messagesSent", "messagesReceived"))
                        + cost);
    }

    private void conclude(BigDecimal all) {
        var known = prices;
        if (known == null) {
            return;
        }
        console.say("All brands: %s %s".formatted(money(all), known.currency()));
        if (!known.note().isEmpty()) {
            console.say(known.note());
        }
    }

    private String columns(String cost, String share) {
        return prices == null ? "" : " %14s %7s".formatted(cost, share);
    }

    private BigDecimal cost(Map<String, BigDecimal> used) {
        return used.entrySet().stream()
                .map(amount -> priced(amount.getKey(), amount.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal costOf(String brand, String measure) {
        var used = brands.getOrDefault(brand, Map.of());
        return priced(measure, used.getOrDefault(measure, BigDecimal.ZERO));
    }

    private BigDecimal costOf(String measure) {
        return brands.keySet().stream()
                .map(brand -> costOf(brand, measure))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What a brand's amount costs, with its part of what is shared: as much more as it used more
    /// of what can be told apart.
    private BigDecimal priced(String measure, BigDecimal amount) {
        if (prices == null || amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var told =
                brands.values().stream()
                        .map(used -> used.getOrDefault(measure, BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var part =
                shared.getOrDefault(measure, BigDecimal.ZERO)
                        .multiply(amount)
                        .divide(told, MathContext.DECIMAL64);
        return prices.cost(measure, amount.add(part));
    }

    private BigDecimal total() {
        return brands.values().stream().map(this::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double sum(Map<String, BigDecimal> used, String... measures) {
        var sum = 0.0;
        for (var measure : measures) {
            sum += used.getOrDefault(measure, BigDecimal.ZERO).doubleValue();
        }
        return sum;
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    private static String share(BigDecimal part, BigDecimal all) {
        return all.signum() == 0
                ? "-"
                : part.multiply(HUNDRED).divide(all, 1, RoundingMode.HALF_UP) + " %";
    }
}
