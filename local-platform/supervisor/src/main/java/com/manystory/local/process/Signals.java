package com.manystory.local.process;

import java.io.IOException;

/// Sends signals that the JDK has no call for.
public final class Signals {

    private Signals() {}

    /// Sends a signal by its name without `SIG`, such as `INT`; a process that is gone is fine.
    public static void send(ProcessHandle process, String signal) throws InterruptedException {
        if ("TERM".equals(signal)) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            process.destroy();
        }
    }
}
