package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishedAnswersIT extends VisitedStorefront {

    @ParameterizedTest
    @CsvSource({
        "gzip,gzip",
        "br,br",
        "'gzip, deflate, br, zstd',br",
        "'br;q=0, gzip',gzip",
        "identity,''",
        "'',''"
    })
    void sendsTheEncodingThatTheVisitorTakes(String accepted, String sent) throws IOException {
        var answer = visitor.get(ASTER, "/en", "Accept-Encoding: " + accepted);
        assertThat(answer.header("Content-Encoding")).isEqualTo(sent);
        assertThat(answer.header("Vary")).contains("Accept-Encoding");
        assertThat(answer.header("Content-Length"))
                .isEqualTo(Integer.toString(answer.body().length));
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        if (sent.equals("gzip")) {
            var text = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(new String(text, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("Aster Weddings");
        }
    }

    @Test
    void answersNotModifiedToWhoHasIt() {
        var first = visitor.get(ASTER, "/en", "Accept-Encoding: gzip");
        var again =
                visitor.get(
                        ASTER,
                        "/en",
                        "Accept-Encoding: gzip",
                        "If-None-Match: " + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(visitor.get(ASTER, "/en", "If-None-Match: \"other\"").status()).isEqualTo(200);
    }

    @Test
    void answersHeadWithoutContent() {
        var get = visitor.get(ASTER, "/en");
        var head = visitor.send("HEAD /en HTTP/1.1", ASTER, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }

    @Test
    void writesTheSecurityHeadersOnHitsAndMisses() {
        for (int i = 0; i < 2; i++) {
            var answer = visitor.get(ASTER, "/en/search");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void answersTheApiInTheLanguageAskedFor() {
        var english = visitor.get(ASTER, "/api/v1/categories", "Accept-Language: en");
        var indonesian = visitor.get(ASTER, "/api/v1/categories", "Accept-Language: id, en;q=0.5");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(indonesian.header("Content-Language")).isEqualTo("id");
        assertThat(indonesian.header("Vary")).contains("Accept-Language");
        assertThat(
                        visitor.get(ASTER, "/api/v1/categories?locale=id", "Accept-Language: en")
                                .header("Content-Language"))
                .isEqualTo("id");
    }
}
