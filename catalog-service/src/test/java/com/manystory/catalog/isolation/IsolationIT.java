package com.manystory.catalog.isolation;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.messaging.MessageAttacks;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.isolation.BrandState;
import com.manystory.tenancy.test.isolation.IsolationContract;
import com.manystory.tenancy.test.isolation.IsolationKit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every way in, tried by everybody who may not come in.
@CatalogTest
class IsolationIT implements IsolationContract {

    /// What the outbox's relay and the painter change on their own.
    private static final BrandState STATE =
            new BrandState("catalog", Set.of("outbox", "media_asset"));

    private IsolationKit kit;

    @BeforeAll
    void plant(
            @Autowired ApplicationContext context,
            @Autowired CatalogClient client,
            @Autowired BrandsUnderTest brands,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        var samples = new CatalogSamples(client, brands, jdbc);
        kit =
                new IsolationKit(
                        context,
                        port,
                        List.of(
                                samples.plant(TestBrands.named("clover"), 1_000_000),
                                samples.plant(TestBrands.named("dahlia"), 2_000_000)),
                        STATE,
                        CatalogTable.routes(),
                        List.of(),
                        CatalogTable.JOBS,
                        true,
                        false);
    }

    @Override
    public IsolationKit kit() {
        return kit;
    }

    @TestFactory
    Stream<DynamicNode> handlesEveryMessageForItsBrandOnly() {
        return new MessageAttacks(kit.context(), STATE)
                .on("catalog", CatalogTable.MESSAGES, kit.brands());
    }
}
