package com.manystory.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorFileTests {

    @TempDir Path folder;
    private SupervisorFile file;

    @BeforeEach
    void runs() throws IOException {
        file = new SupervisorFile(new StateFolder(folder));
        file.write();
    }

    @Test
    void namesTheProcessThatWroteIt() throws IOException {
        assertThat(file.process()).contains(ProcessHandle.current());

        file.delete();
        assertThat(file.process()).isEmpty();
    }

    /// After a power cut its number may be another program's, which nobody may stop for it.
    @Test
    void namesNobodyWhenAnotherProgramHasTheNumber() throws IOException {
        var pid = ProcessHandle.current().pid();
        for (var text : new String[] {pid + " 1000", Long.toString(pid)}) {
            Files.writeString(folder.resolve("run/supervisor.pid"), text);

            assertThat(file.process()).isEmpty();
        }
    }
}
