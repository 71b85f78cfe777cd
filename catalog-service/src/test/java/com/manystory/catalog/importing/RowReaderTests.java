package com.manystory.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowReaderTests {

    @Test
    void splitsRoomAndCentreAtTheLastSeparator() {
        var place = cell("where", null, " at ");
        var room = cell("where", " at ", null);
        var row = new Row(2, Map.of("where", "Meet at the fire ring at Camp Long"));
        assertThat(place.of(row)).isEqualTo("Camp Long");
        assertThat(room.of(row)).isEqualTo("Meet at the fire ring");
        assertThat(place.of(new Row(3, Map.of("where", "Gas Works Park"))))
                .isEqualTo("Gas Works Park");
        assertThat(room.of(new Row(3, Map.of("where", "Gas Works Park")))).isNull();
    }

    @Test
    void readsPricesFromNumbersAndWords() {
        assertThat(price("130", "Standard charge: $130.00")).isEqualTo(13000);
        assertThat(price("7.5", "")).isEqualTo(750);
        assertThat(price("0", "Free")).isZero();
        assertThat(price("0", "Youth: $5.50. Adult: $7.50")).isEqualTo(550);
        assertThat(price("0", "No Online Registration")).isNull();
    }

    @Test
    void convertsAndRoundsPrices() {
        var mapping =
                new Mapping.Price(
                        cell("fee", null, null),
                        null,
                        null,
                        null,
                        Map.of("IDR", new BigDecimal(16000)),
                        Map.of("IDR", new BigDecimal(1000)));
        var price = new PriceReader("IDR").read(mapping, new Row(2, Map.of("fee", "5.55")));
        assertThat(price.amount()).isEqualTo(8_900_000);
    }

    @Test
    void rejectsAPriceThatIsTooMuchToBeCounted() {
        var rates = Map.of("IDR", new BigDecimal("1e15"));
        var mapping = new Mapping.Price(cell("fee", null, null), null, null, null, rates, null);
        var row = new Row(2, Map.of("fee", "9000000"));
        assertThatThrownBy(() -> new PriceReader("IDR").read(mapping, row))
                .isInstanceOfSatisfying(
                        RowRejected.class, e -> assertThat(e.field()).isEqualTo("fee"));
    }

    private static @Nullable Long price(String fee, String text) {
        var mapping =
                new Mapping.Price(
                        cell("fee", null, null),
                        cell("text", null, null),
                        List.of("Free"),
                        null,
                        null,
                        null);
        return new PriceReader("USD")
                .read(mapping, new Row(2, Map.of("fee", fee, "text", text)))
                .amount();
    }

    private static Cell cell(String column, @Nullable String before, @Nullable String after) {
        return new Cell(column, null, before, after, null, null, null, null);
    }
}
