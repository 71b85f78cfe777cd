package com.manystory.local;

import java.io.PrintStream;
import java.util.Map;

/// The person's terminal: progress lines, and the processes' output with a coloured name before
/// each line. Colours are left out where the output isn't a terminal or `NO_COLOR` is set.
public final class Console {

    private static final int[] COLOURS = {36, 33, 35, 32, 34, 96, 93, 95, 92};
    private static final int NAME_WIDTH = 11;

    private final PrintStream out;
    private final boolean coloured;

    public Console(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /// The terminal that the environment describes.
    public static Console from(Map<String, String> environment) {
        return new Console(
                System.out,
                "true".equals(environment.get("MANYSTORY_TTY"))
                        && !environment.containsKey("NO_COLOR"));
    }

    /// Prints a line of the launcher's own.
    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /// Prints a line of a process, with its name before it.
    public synchronized void log(String name, String line) {
        var padded = name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
        out.println(colour(colourOf(name), padded + " │") + " " + line);
        out.flush();
    }

    /// The text in bold, where colours are shown.
    public String bold(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /// The text in green or red, where colours are shown.
    public String mark(boolean good, String text) {
        return colour(good ? 32 : 31, text);
    }

    private String colour(int code, String text) {
        return coloured ? "\u001b[%dm%s\u001b[0m".formatted(code, text) : text;
    }

    private static int colourOf(String name) {
        return COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)];
    }
}
