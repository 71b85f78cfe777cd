package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueDocument.PriceEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads prices in a brand's currency.
final class PriceReader {

    private static final Pattern AMOUNT = Pattern.compile("[$€£]\\s?(\\d{1,7}(?:[.,]\\d{1,2})?)");

    // Sums of many still fit.
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private final String currency;

    PriceReader(String currency) {
        this.currency = currency;
    }

    /// The row's price; without an amount when none can be told.
    PriceEntry read(Mapping.Price price, Row row) {
        var unit = price.unit() == null ? null : price.unit().of(row);
        var text = price.text() == null ? null : price.text().of(row);
        var amount = amount(price.amount(), row);
        if (amount == null || amount.signum() == 0) {
            amount = isFree(price, text) ? BigDecimal.ZERO : least(text);
        }
        return new PriceEntry(amount == null ? null : minorUnits(amount, price), unit);
    }

    private static @Nullable BigDecimal amount(@Nullable Cell cell, Row row) {
        var text = cell == null ? null : cell.of(row);
        if (cell == null || text == null) {
            return null;
        }
        try {
            var amount = new BigDecimal(text.replaceAll("[$,\\s]", ""));
            if (amount.signum() >= 0 && amount.compareTo(BigDecimal.valueOf(10_000_000)) < 0) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw new RowRejected(cell.name(), "%s is no amount".formatted(text));
        }
        throw new RowRejected(cell.name(), "%s is no price".formatted(text));
    }

    private static boolean isFree(Mapping.Price price, @Nullable String text) {
        return text != null
                && price.free() != null
                && price.free().stream()
                        .anyMatch(free -> text.toLowerCase(Locale.ROOT).equals(lower(free)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal least(@Nullable String text) {
        return text == null
                ? null
                : AMOUNT.matcher(text)
                        .results()
                        .map(found -> new BigDecimal(found.group(1).replace(',', '.')))
                        .min(BigDecimal::compareTo)
                        .orElse(null);
    }

    private long minorUnits(BigDecimal amount, Mapping.Price price) {
        var units = converted(amount, price);
        if (units.compareTo(MOST) > 0) {
            var cell = price.amount() == null ? price.text() : price.amount();
            throw new RowRejected(
                    cell == null ? "" : cell.name(),
                    "%s is too much for a price".formatted(amount));
        }
        return units.longValueExact();
    }

    private BigDecimal converted(BigDecimal amount, Mapping.Price price) {
        var rate = of(price.rates(), BigDecimal.ONE);
        var step = of(price.roundTo(), BigDecimal.ZERO);
        var converted = amount.multiply(rate);
        if (step.signum() > 0) {
            converted = converted.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
        }
        return converted
                .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .setScale(0, RoundingMode.HALF_UP);
    }

    private BigDecimal of(@Nullable Map<String, BigDecimal> byCurrency, BigDecimal otherwise) {
        return byCurrency == null ? otherwise : byCurrency.getOrDefault(currency, otherwise);
    }
}
