package com.manystory.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTests {

    @TempDir Path folder;

    @Test
    void remembersItsLayoutBetweenStarts() {
        new StateFolder(folder).open();
        new StateFolder(folder).open();
        assertThat(folder.resolve("version")).hasContent("1");
    }

    @Test
    void refusesStateOfANewerVersionAndSaysWhatToDo() throws IOException {
        Files.writeString(folder.resolve("version"), "2\n");
        assertThatThrownBy(new StateFolder(folder)::open)
                .isInstanceOf(LocalPlatformException.class)
                .hasMessageContaining("newer Manystory")
                .hasMessageContaining("./manystory reset");
    }

    @Test
    void refusesAVersionThatItCannotRead() throws IOException {
        Files.writeString(folder.resolve("version"), "soon");
        assertThatThrownBy(new StateFolder(folder)::open)
                .isInstanceOf(LocalPlatformException.class);
    }

    @Test
    void isHeldByOneSupervisorAtATime() {
        var first = new StateFolder(folder);
        first.open();
        first.lock();
        var second = new StateFolder(folder);
        assertThatThrownBy(second::lock).hasMessageContaining("already running");
    }

    @Test
    void isWhereTheEnvironmentSays() {
        assertThat(
                        StateFolder.from(Map.of("MANYSTORY_HOME", folder.toString()), Path.of("/x"))
                                .root())
                .isEqualTo(folder);
        assertThat(StateFolder.from(Map.of(), folder).root())
                .isEqualTo(folder.resolve(".manystory"));
    }

    @Test
    void keepsSecretsToTheirOwnerAndTheSameAtEveryStart() throws IOException {
        var state = new StateFolder(folder);
        var secret = new Secrets(state).get("redis");
        assertThat(new Secrets(state).get("redis")).isEqualTo(secret).hasSize(43);
        assertThat(new Secrets(state).get("other")).isNotEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(new Secrets(state).file("redis"))).hasSize(2);
    }
}
