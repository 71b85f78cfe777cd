package com.manystory.tenancy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedSocketsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ServerSocket server;
    private Socket client;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new WatchedSockets("800").createSocket();
        client.connect(server.getLocalSocketAddress());
        peer = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        peer.close();
        server.close();
    }

    @Test
    void givesUpAPeerThatNeverAnswers() {
        var started = System.nanoTime();

        assertTimeoutPreemptively(
                PATIENCE,
                () ->
                        assertThatThrownBy(() -> client.getInputStream().read())
                                .isInstanceOf(SocketException.class));

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofMillis(800));
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void letsAVirtualThreadGoThatWaitsForSuchAPeer() {
        var reader =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            try {
                                client.getInputStream().read(new byte[8]);
                            } catch (IOException e) {
                                // What it is here for.
                            }
                        });
        reader.start();

        assertTimeoutPreemptively(PATIENCE, () -> reader.join());
    }

    @Test
    void waitsForAPeerThatAnswersNowAndThen() throws Exception {
        var in = client.getInputStream();
        for (var answer = 1; answer <= 4; answer++) {
            Thread.sleep(400);
            peer.getOutputStream().write(answer);
            assertThat(in.read()).isEqualTo(answer);
        }
    }

    @Test
    void leavesSocketsAloneThatNobodyReadsFrom() throws Exception {
        Thread.sleep(1_600);
        peer.getOutputStream().write(7);

        assertThat(client.getInputStream().read()).isEqualTo(7);
    }
}
