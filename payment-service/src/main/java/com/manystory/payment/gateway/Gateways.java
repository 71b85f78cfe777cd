package com.manystory.payment.gateway;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.money.Money;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The gateways that brands can choose from.
@Component
public class Gateways {

    static final String FREE = "free";

    private final Map<String, PaymentGateway> byName;

    Gateways(List<PaymentGateway> gateways) {
        byName =
                gateways.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        PaymentGateway::name, Function.identity()));
    }

    /// The gateway with the name.
    ///
    /// @throws IllegalStateException when there is none
    public PaymentGateway named(String name) {
        var gateway = byName.get(name);
        if (gateway == null) {
            throw new IllegalStateException("There is no payment gateway " + name);
        }
        return gateway;
    }

    /// Whether there is a gateway of the name.
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /// The name of the gateway that takes an amount for a brand.
    public static String choose(BrandSpec.Payments payments, Money total) {
        return total.amount() == 0 ? FREE : payments.gateway();
    }

    /// The methods that a customer of the brand can pay the amount by, in the brand's order.
    public List<PaymentMethod> methods(String gateway, BrandSpec.Payments payments, Money total) {
        var adapter = named(gateway);
        var offered =
                FREE.equals(gateway)
                        ? List.of(PaymentMethod.FREE)
                        : payments.methods().stream()
                                .flatMap(slug -> PaymentMethod.of(slug).stream())
                                .toList();
        return offered.stream()
                .filter(method -> adapter.supports(method) && method.allows(total))
                .toList();
    }
}
