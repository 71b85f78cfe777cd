package com.manystory.storefront.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.isolation.Answer;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.IsolationContract;
import com.manystory.tenancy.test.isolation.IsolationKit;
import com.manystory.tenancy.test.isolation.JobTable;
import com.manystory.tenancy.test.isolation.Sample;
import com.manystory.tenancy.test.isolation.Wire;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Every way in, tried by everybody who may not come in. The storefront holds nothing but answers:
/// what it must not do is ask a service for another brand, or answer with another's.
class IsolationIT extends OpenStorefront implements IsolationContract {

    private static final TenantId ASTER_ID = TestBrands.ASTER.id();
    private static final TenantId PEBBLE_ID = TestBrands.PEBBLE.id();

    @Autowired private TenantCache cache;
    private IsolationKit kit;

    @BeforeAll
    void plant(@Autowired ApplicationContext context) throws InterruptedException {
        var aster = sample(ASTER_ID, "venues");
        var pebble = sample(PEBBLE_ID, "swimming");
        mark(aster.marker(), pebble.marker());
        kit =
                new IsolationKit(
                        context,
                        port,
                        List.of(aster, pebble),
                        brand -> catalog.asked(brand) + payment.asked(brand),
                        SiteTable.routes(),
                        List.of(),
                        new JobTable(Set.of(), Set.of()),
                        true,
                        false);
    }

    @AfterAll
    void takeOut() throws InterruptedException {
        mark("", "");
    }

    @Override
    public IsolationKit kit() {
        return kit;
    }

    private void mark(String aster, String pebble) throws InterruptedException {
        catalog.mark(ASTER_ID, aster);
        catalog.mark(PEBBLE_ID, pebble);
        for (var brand : List.of(ASTER_ID, PEBBLE_ID)) {
            TenantContext.run(brand, () -> cache.invalidate(Set.of()));
        }
        // An invalidation is said twice; the second time comes before anybody reads.
        Thread.sleep(100);
    }

    private Sample sample(TenantId brand, String category) {
        var marker = Sample.marker(brand);
        var slug = category + "-1";
        var order =
                call(
                        brand,
                        "POST",
                        "/api/v1/checkouts",
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                        "{\"listingSlug\":\"%s\",\"quantity\":1}".formatted(slug));
        var address = order.header("Location");
        var cookie = order.header("Set-Cookie").split(";", 2)[0];
        call(
                brand,
                "PUT",
                address + "/customer",
                Map.of("Cookie", cookie),
                "{\"name\":\"%s\",\"email\":\"ann@example.com\"}".formatted(marker));
        return new Sample(
                brand,
                marker,
                Map.ofEntries(
                        Map.entry("cookie", cookie),
                        Map.entry("order", address.substring(address.lastIndexOf('/') + 1)),
                        Map.entry("category", category),
                        Map.entry("slug", slug),
                        Map.entry("vendor", "vendor-1"),
                        Map.entry("locale", "en"),
                        Map.entry("step", "details"),
                        Map.entry("page", "1"),
                        Map.entry("name", "nothing.css"),
                        Map.entry("asset", "a1"),
                        Map.entry("width", "640"),
                        Map.entry("format", "webp")));
    }

    private Answer call(
            TenantId brand, String method, String path, Map<String, String> headers, String body) {
        var call =
                new Call(method, path, headers, body)
                        .with("Host", brand + ".localhost")
                        .with("Content-Type", "application/json");
        try (var wire = new Wire(port)) {
            var answer = wire.send(call);
            assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
            return answer;
        }
    }
}
