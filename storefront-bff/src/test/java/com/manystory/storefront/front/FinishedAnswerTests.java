package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishedAnswerTests {

    private final Variant identity = Variant.of("\"1\"", List.of(), List.of(), new byte[9]);
    private final Variant gzip = Variant.of("\"1-gzip\"", List.of(), List.of(), new byte[5]);
    private final Variant brotli = Variant.of("\"1-br\"", List.of(), List.of(), new byte[4]);
    private final FinishedAnswer answer =
            new FinishedAnswer(200, identity, gzip, brotli, true, Set.of(), 0, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br|br",
                "br;q=1.0, gzip;q=0.8|br",
                "br;q=0, gzip|gzip",
                "br; q=0.0 ,gzip;q=0.5|gzip",
                "gzip;q=0|",
                "deflate|",
                "xbr, gzipped|",
                "*|",
                "gzip ;q=0.001|gzip"
            })
    void picksTheSmallestEncodingThatIsAccepted(String header, @Nullable String encoding) {
        var expected = encoding == null ? identity : encoding.equals("br") ? brotli : gzip;
        assertThat(answer.variant(header)).isSameAs(expected);
    }

    @Test
    void sendsPlainBytesToWhoNamesNoEncoding() {
        assertThat(answer.variant(null)).isSameAs(identity);
    }

    @Test
    void recognisesTheValidatorOfAnyVariant() {
        assertThat(answer.matches("\"0\", \"1-gzip\"")).isTrue();
        assertThat(answer.matches("W/\"1\"")).isTrue();
        assertThat(answer.matches("*")).isTrue();
        assertThat(answer.matches("\"11\"")).isFalse();
    }

    @Test
    void weighsAllItsVariants() {
        assertThat(answer.weight()).isGreaterThan(9 + 5 + 4);
    }
}
