package com.manystory.tenancy.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.archive.SchemaDescription.Column;
import com.manystory.tenancy.archive.SchemaDescription.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTests {

    private static final String ID = "0192f0c1-7a6b-7def-8abc-0123456789ab";

    private final Mask mask = mask("0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @EnumSource(names = {"NAME", "EMAIL", "PHONE", "TEXT", "IDENTIFIER"})
    void isTheSameForTheSameValueAndKeyOnly(MaskKind kind) {
        var once = mask.apply(kind, "Ayu Lestari");

        assertThat(mask.apply(kind, "Ayu Lestari")).isEqualTo(once);
        assertThat(mask.apply(kind, "Ayu Lestarj")).isNotEqualTo(once);
        assertThat(mask("another-key-of-thirty-two-bytes!").apply(kind, "Ayu Lestari"))
                .isNotEqualTo(once);
        assertThat(once).doesNotContain("Ayu").doesNotContain("Lestari");
        assertThat(mask.apply(kind, null)).isNull();
    }

    @Test
    void makesIdsOfIdsHoweverTheyAreWritten() {
        var masked = mask.apply(MaskKind.IDENTIFIER, ID);

        assertThat(masked).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}");
        assertThat(mask.apply(MaskKind.IDENTIFIER, ID.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(masked);
    }

    @Test
    void leavesOfADocumentItsShape() {
        var masked =
                mask.apply(
                        MaskKind.JSON, "[{\"name\":\"Ayu\",\"age\":7,\"ok\":true,\"of\":[null]}]");

        assertThat(masked)
                .matches("\\[\\{\"name\":\"[a-z]+\",\"age\":0,\"ok\":true,\"of\":\\[null\\]\\}\\]");
        assertThat(masked).doesNotContain("Ayu");
    }

    @Test
    void dropsAndKeeps() {
        assertThat(mask.apply(MaskKind.DROPPED, "x")).isNull();
        assertThat(mask.apply(MaskKind.PLAIN, "x")).isEqualTo("x");
        assertThat(mask.apply(MaskKind.TEXT, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "jsonb", "character(3)", "text[]", "date[]", "slug", "bytea"})
    void refusesAColumnThatNobodyClassified(String type) {
        var table = new Table("stray", List.of(new Column("what", type, true)), List.of());

        assertThatThrownBy(() -> PersonalData.read().kinds(table))
                .hasMessageContaining("stray.what isn't classified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bigint", "numeric(3,2)", "uuid", "timestamp with time zone", "date"})
    void needsNoWordAboutNumbersTimesAndIds(String type) {
        var table = new Table("stray", List.of(new Column("what", type, true)), List.of());

        assertThat(PersonalData.read().kinds(table)).contains(List.of(MaskKind.PLAIN));
    }

    private static Mask mask(String key) {
        return new Mask(key.getBytes(StandardCharsets.US_ASCII));
    }
}
