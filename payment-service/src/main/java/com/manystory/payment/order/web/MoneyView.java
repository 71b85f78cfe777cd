package com.manystory.payment.order.web;

import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import java.util.Locale;

/// Money for programs and for people.
///
/// @param amount minor units
/// @param currency the ISO 4217 code
/// @param display how people read it
public record MoneyView(long amount, String currency, String display) {

    static MoneyView of(Money money, Locale locale) {
        return new MoneyView(money.amount(), money.currency(), MoneyFormat.display(money, locale));
    }
}
