package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.StorefrontSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
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
    void keepsAFieldThatSaysTheSameOnceForAllAnswers() throws IOException {
        var aster = finish("Aster ".repeat(200), "default-src 'none'");
        var pebble = finish("Pebble ".repeat(200), "default-src 'none'");

        for (var header :
                List.of("Content-Type", "Cache-Control", "Vary", "Content-Security-Policy")) {
            assertThat(field(aster.identity(), header)).isSameAs(field(pebble.identity(), header));
        }
        var zipped = Objects.requireNonNull(aster.gzip());
        assertThat(field(zipped, "Content-Encoding"))
                .isSameAs(field(Objects.requireNonNull(pebble.gzip()), "Content-Encoding"));
    }

    @Test
    void keepsWhatDiffersApart() throws IOException {
        var aster = finish("Aster ".repeat(200), "default-src 'none'");
        var pebble = finish("Pebble ".repeat(200), "default-src 'self'");

        assertThat(field(aster.identity(), "Content-Security-Policy").getValue())
                .isEqualTo("default-src 'none'");
        assertThat(field(pebble.identity(), "Content-Security-Policy").getValue())
                .isEqualTo("default-src 'self'");
        assertThat(field(aster.identity(), "ETag").getValue())
                .isNotEqualTo(field(pebble.identity(), "ETag").getValue());
        assertThat(aster.identity().length()).isEqualTo(1200);
        assertThat(pebble.identity().length()).isEqualTo(1400);
    }

    private FinishedAnswer finish(String text, String policy) throws IOException {
        var captured = new CapturedResponse(new MockHttpServletResponse(), 1 << 20);
        captured.setContentType("text/html;charset=utf-8");
        captured.setHeader("Content-Security-Policy", policy);
        captured.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        var sharing = new Sharing();
        sharing.allow(Duration.ofMinutes(5), "public, max-age=5");
        return Objects.requireNonNull(finisher.finish(captured, sharing, true));
    }

    private static HttpField field(Variant variant, String header) {
        return Arrays.stream(variant.fields())
                .filter(field -> field.getName().equals(header))
                .findFirst()
                .orElseThrow();
    }
}
