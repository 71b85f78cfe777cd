package com.manystory.tenancy.money;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/// Writes money as the brand's customers read it: `Rp 150.000` in Indonesian and `Rp 150,000` in
/// English, `S$ 45` or `S$ 45.50`. Rupiah show no decimals (the JDK's own formatter prints two);
/// other currencies show them only when they aren't zero.
public final class MoneyFormat {

    private MoneyFormat() {}

    /// The amount with its symbol, for people.
    public static String display(Money money, Locale locale) {
        var digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        var unit = Money.pow10(digits);
        var fraction = Math.abs(money.amount() % unit);
        var pattern = new StringBuilder("#,##0");
        if (fraction != 0 && !"IDR".equals(money.currency())) {
            pattern.append('.').repeat('0', digits);
        }
        var format =
                new DecimalFormat(pattern.toString(), DecimalFormatSymbols.getInstance(locale));
        var number = format.format(java.math.BigDecimal.valueOf(Math.abs(money.amount()), digits));
        return (money.amount() < 0 ? "-" : "") + symbol(money.currency()) + "\u00a0" + number;
    }

    private static String symbol(String currency) {
        return switch (currency) {
            case "IDR" -> "Rp";
            case "SGD" -> "S$";
            case "USD" -> "US$";
            case "MYR" -> "RM";
            case "PHP" -> "₱";
            case "EUR" -> "€";
            case "GBP" -> "£";
            default -> currency;
        };
    }
}
