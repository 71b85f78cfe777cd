package com.manystory.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Methods of one country, at the sandbox gateway.
class NationalMethodsIT extends PaymentTest {

    @Autowired private Gateways gateways;

    @ParameterizedTest
    @CsvSource({
        "pebble, paynow, SGD, scan, payload",
        "aster, virtual-account, IDR, transfer, account",
        "aster, qris, IDR, scan, payload"
    })
    void waitForTheCustomerAndThenTakeTheMoney(
            String brand, String slug, String currency, String action, String detail) {
        var method = PaymentMethod.of(slug).orElseThrow();
        var charge = new Charge(UUID.randomUUID(), Money.ofMajor(20_000, currency), method, null);
        TenantContext.run(
                TenantId.of(brand),
                () -> {
                    var sandbox = gateways.named("sandbox");

                    assertThat(sandbox.charge(charge))
                            .isInstanceOfSatisfying(
                                    ChargeState.Pending.class,
                                    pending -> {
                                        assertThat(pending.action().kind()).isEqualTo(action);
                                        assertThat(pending.action().details()).containsKey(detail);
                                    });
                });
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> find(TenantId.of(brand), charge) instanceof ChargeState.Captured);
    }

    @Test
    void areOfferedForTheirCurrencyOnly() {
        var methods = List.of("paynow", "virtual-account", "qris", "card");
        var payments = new BrandSpec.Payments("sandbox", null, methods, 15);

        assertThat(gateways.methods("sandbox", payments, Money.ofMajor(20, "SGD")))
                .containsExactly(PaymentMethod.PAYNOW, PaymentMethod.CARD);
        assertThat(gateways.methods("sandbox", payments, Money.ofMajor(20_000, "IDR")))
                .containsExactly(
                        PaymentMethod.VIRTUAL_ACCOUNT, PaymentMethod.QRIS, PaymentMethod.CARD);
    }

    private ChargeState find(TenantId brand, Charge charge) {
        return TenantContext.<ChargeState, RuntimeException>call(
                brand, () -> gateways.named("sandbox").find(charge.reference()));
    }
}
