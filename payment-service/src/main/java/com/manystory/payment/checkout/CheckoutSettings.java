package com.manystory.payment.checkout;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long seats are held.
///
/// @param grace how much longer the seats are held than the order may be paid, so that a payment in
///   the last second still gets them
/// @param holdTime how long an order may be paid, in place of the brand's own setting; for tests
@ConfigurationProperties("manystory.payment.checkout")
record CheckoutSettings(@DefaultValue("2m") Duration grace, @Nullable Duration holdTime) {}
