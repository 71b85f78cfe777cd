package com.manystory.storefront.canned;

import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TestBrands;
import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives the storefront under test its keys, a catalogue, a payment service, and a Redis unless
/// `manystory.test.redis=false`.
public final class KeysAndStores
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = new HashMap<String, Object>();
        settings.put(
                "manystory.internal.signing-key",
                EmbeddedPlatform.signingKey("storefront-bff").toString());
        settings.put("manystory.internal.trusted-keys", EmbeddedPlatform.trustedKeys().toString());
        var environment = context.getEnvironment();
        if (environment.getProperty("manystory.test.redis", Boolean.class, true)) {
            settings.put("manystory.redis.url", EmbeddedPlatform.redisUrl("storefront-bff"));
        }
        var catalog = new FakeCatalog(TestBrands.ASTER, TestBrands.PEBBLE);
        settings.put("manystory.services.catalog", catalog.url());
        context.getBeanFactory().registerSingleton("fakeCatalog", catalog);
        var payment = new FakePayment();
        settings.put("manystory.services.payment", payment.url());
        context.getBeanFactory().registerSingleton("fakePayment", payment);
        environment.getPropertySources().addFirst(new MapPropertySource("embedded", settings));
    }
}
