package com.manystory.tenancy.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The guards that `./manystory test --mutations` takes out, one at a time, in a copy of the tree.
class MutationsTests {

    @Test
    void stillApply() throws IOException, InterruptedException {
        var check =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                Path.of("mutations", "Mutations.java").toString(),
                                "--check")
                        .redirectErrorStream(true)
                        .start();

        var said = new String(check.getInputStream().readAllBytes(), UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
    }
}
