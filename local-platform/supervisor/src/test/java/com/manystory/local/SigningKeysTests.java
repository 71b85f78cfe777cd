package com.manystory.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTests {

    @TempDir Path folder;

    @Test
    void publishesNoPrivateKey() throws IOException {
        var keys = new SigningKeys(new StateFolder(folder));
        var trusted = Files.readString(keys.trusted(List.of("catalog-service", "admin-console")));
        assertThat(trusted)
                .contains("catalog-service-1", "admin-console-1")
                .doesNotContain("\"d\"");
        assertThat(Files.readString(keys.of("catalog-service"))).contains("\"d\"");
    }

    @Test
    void keepsAKeyOnceMade() throws IOException {
        var state = new StateFolder(folder);
        var first = Files.readString(new SigningKeys(state).of("catalog-service"));
        assertThat(Files.readString(new SigningKeys(state).of("catalog-service"))).isEqualTo(first);
    }
}
