package com.manystory.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void areTheDocumentedOnesUnlessTheEnvironmentSaysOtherwise() {
        var ports = Ports.from(Map.of("MANYSTORY_ADMIN_PORT", "9191"));
        assertThat(ports.storefront()).isEqualTo(8080);
        assertThat(ports.admin()).isEqualTo(9191);
    }

    @Test
    void refuseWhatIsNoPortAndNameTheVariable() {
        for (var value : new String[] {"http", "80", "70000", "-1"}) {
            assertThatThrownBy(() -> Ports.from(Map.of("MANYSTORY_REDIS_PORT", value)))
                    .isInstanceOf(LocalPlatformException.class)
                    .hasMessageContaining("MANYSTORY_REDIS_PORT")
                    .hasMessageContaining(value);
        }
    }

    @Test
    void namesATakenPortAndTheVariableThatChangesIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(Math.min(taken.getLocalPort(), 55_535));
            org.junit.jupiter.api.Assumptions.assumeTrue(taken.getLocalPort() <= 55_535);
            var ports = Ports.from(Map.of("MANYSTORY_CATALOG_PORT", port));
            assertThatThrownBy(new PortCheck(ports)::run)
                    .hasMessageContaining("Port " + port + " (catalog) is taken")
                    .hasMessageContaining("MANYSTORY_CATALOG_PORT=");
        }
    }

    @Test
    void refuseOnePortForTwoProcesses() {
        var ports =
                Ports.from(
                        Map.of(
                                "MANYSTORY_CATALOG_PORT", "23456",
                                "MANYSTORY_PAYMENT_PORT", "23456"));
        assertThatThrownBy(new PortCheck(ports)::run)
                .hasMessageContaining("wanted by both catalog and payment");
    }
}
