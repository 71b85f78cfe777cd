package com.manystory.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// What a benchmark wants of its figures. Each is printed with whether it was met; whoever misses
/// one has failed.
public final class Targets {

    private final List<String> missed = new ArrayList<>();

    /// Wants a figure that isn't above a limit.
    ///
    /// @param what the figure, with its unit: `median, ms`
    public void atMost(String what, double figure, double limit) {
        hold(what, figure, "at most", limit, figure <= limit);
    }

    /// Wants a figure that isn't below a limit.
    ///
    /// @param what the figure, with its unit: `databases a second`
    public void atLeast(String what, double figure, double limit) {
        hold(what, figure, "at least", limit, figure >= limit);
    }

    /// Wants none of something.
    public void none(String what, long number) {
        atMost(what, (double) number, 0);
    }

    /// Notes that a benchmark couldn't be run to its end.
    void failed(String why) {
        missed.add(why);
    }

    /// What was missed, a line each; empty when all was met.
    List<String> missed() {
        return List.copyOf(missed);
    }

    // What is no number, as of no samples at all, meets nothing.
    private void hold(String what, double figure, String how, double limit, boolean met) {
        var line = "%s: %s, target %s %s".formatted(what, text(figure), how, text(limit));
        System.out.println((met ? "MET     " : "MISSED  ") + line);
        if (!met) {
            missed.add(line);
        }
    }

    private static String text(double figure) {
        return figure == Math.rint(figure) && Math.abs(figure) < 1e9
                ? Long.toString((long) figure)
                : "%.3f".formatted(figure);
    }
}
