package com.manystory.payment.isolation;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.gateway.WebhookSignatures;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.messaging.MessageAttacks;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.isolation.BrandState;
import com.manystory.tenancy.test.isolation.IsolationContract;
import com.manystory.tenancy.test.isolation.IsolationKit;
import com.manystory.tenancy.test.isolation.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every way in, tried by everybody who may not come in.
class IsolationIT extends PaymentTest implements IsolationContract {

    /// What the outbox's relay changes on its own.
    private static final BrandState STATE = new BrandState("payment", Set.of("outbox"));

    private IsolationKit kit;

    @BeforeAll
    void plant(
            @Autowired ApplicationContext context,
            @Autowired BrandsUnderTest brands,
            @Autowired JdbcClient jdbc,
            @Autowired WebhookSignatures signatures,
            @LocalServerPort int port) {
        kit =
                new IsolationKit(
                        context,
                        port,
                        Stream.of("clover", "dahlia")
                                .map(TestBrands::named)
                                .map(brand -> plant(brand, brands, jdbc))
                                .toList(),
                        STATE,
                        PaymentTable.routes(new WebhookDoor(signatures)),
                        List.of(),
                        PaymentTable.JOBS,
                        false,
                        false);
    }

    @Override
    public IsolationKit kit() {
        return kit;
    }

    @TestFactory
    Stream<DynamicNode> handlesEveryMessageForItsBrandOnly() {
        return new MessageAttacks(kit.context(), STATE)
                .on("payment", PaymentTable.MESSAGES, kit.brands());
    }

    private Sample plant(Brand brand, BrandsUnderTest brands, JdbcClient jdbc) {
        brands.provision(brand);
        var marker = Sample.marker(brand.id());
        var order = order(brand, marker);
        var reservation =
                TenantContext.call(
                        brand.id(),
                        () ->
                                jdbc.sql(
                                                "SELECT reservation_id::text FROM order_reservation"
                                                        + " WHERE order_id = ?")
                                        .param(UUID.fromString(order))
                                        .query(String.class)
                                        .single());
        return new Sample(
                brand.id(),
                marker,
                Map.of(
                        "order",
                        order,
                        "changed",
                        order(brand, marker),
                        "reservation",
                        reservation,
                        "gateway",
                        "sandbox"));
    }

    private String order(Brand brand, String marker) {
        var customer =
                "{\"listingSlug\":\"swim-stars\",\"sessionId\":\"70\",\"quantity\":1,\"locale\":\"en\","
                    + "\"customer\":{\"name\":\"%s\",\"email\":\"%1$s@example.com\"}}";
        return post(brand.id(), "/api/v1/checkouts", key(), customer.formatted(marker)).id();
    }
}
