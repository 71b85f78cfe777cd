package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.StorefrontSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class FinisherTests {

    private final Finisher finisher =
            new Finisher(
                    new StorefrontSettings.Cache(
                            DataSize.ofMegabytes(1),
                            DataSize.ofMegabytes(1),
                            DataSize.ofMegabytes(1),
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(1)));

    @Test
    void keepsTheFieldsThatSayTheSameOnceForAllAnswers() throws IOException {
        var aster = finish("Aster ".repeat(200), "default-src 'none'");
        var pebble = finish("Pebble ".repeat(200), "default-src 'none'");

        assertThat(block(aster.identity())).isSameAs(block(pebble.identity()));
        assertThat(sent(aster.identity()))
                .contains("Content-Type", "Cache-Control", "Vary", "Content-Security-Policy");
        var zipped = Objects.requireNonNull(aster.gzip());
        assertThat(block(zipped)).isSameAs(block(Objects.requireNonNull(pebble.gzip())));
        assertThat(sent(zipped)).contains("\r\nContent-Encoding: gzip\r\n");
    }

    @Test
    void letsNoValueBeginAnotherField() throws IOException {
        var answer = finish("Aster ".repeat(200), "default-src 'none'\r\nSet-Cookie: a=b\n\0");

        assertThat(sent(answer.identity()))
                .contains("default-src 'none'  Set-Cookie: a=b")
                .doesNotContain("\nSet-Cookie");
    }

    @Test
    void keepsWhatDiffersApart() throws IOException {
        var aster = finish("Aster ".repeat(200), "default-src 'none'");
        var pebble = finish("Pebble ".repeat(200), "default-src 'self'");

        assertThat(sent(aster.identity())).contains("default-src 'none'");
        assertThat(sent(pebble.identity())).contains("default-src 'self'");
        assertThat(aster.identity().etag()).isNotEqualTo(pebble.identity().etag());
        assertThat(sent(aster.identity())).contains("ETag: " + aster.identity().etag());
        assertThat(aster.identity().length()).isEqualTo(1200);
        assertThat(pebble.identity().length()).isEqualTo(1400);
    }

    private FinishedAnswer finish(String text, String policy) throws IOException {
        var captured = new CapturedResponse(new MockHttpServletResponse(), 1 << 20);
        captured.setContentType("text/html;charset=utf-8");
        captured.setHeader("X-Content-Type-Options", "nosniff");
        captured.setHeader("Content-Security-Policy", policy);
        captured.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        var sharing = new Sharing();
        sharing.allow(Duration.ofMinutes(5), "public, max-age=5");
        return Objects.requireNonNull(finisher.finish(captured, sharing, true));
    }

    /// What all fields but the validator are.
    private static HttpField block(Variant variant) {
        assertThat(variant.fields()).hasSize(2);
        return variant.fields()[0];
    }

    private static String sent(Variant variant) {
        var wire = ByteBuffer.allocate(4096);
        for (var field : variant.fields()) {
            HttpGenerator.putTo(field, wire);
        }
        return StandardCharsets.ISO_8859_1.decode(wire.flip()).toString();
    }
}
