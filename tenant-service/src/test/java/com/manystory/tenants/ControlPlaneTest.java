package com.manystory.tenants;

import com.manystory.tenancy.test.EmbeddedPlatformInitializer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The real process with a real PostgreSQL, and the rest of the platform on loopback.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "manystory.test.redis=false",
            "management.server.port=0",
            "manystory.provisioning.services=catalog-service,payment-service,storefront-bff",
            "manystory.provisioning.poll=50ms",
            "manystory.provisioning.lease=400ms",
            "manystory.provisioning.first-retry=50ms",
            "manystory.provisioning.longest-retry=200ms"
        })
@ContextConfiguration(initializers = EmbeddedPlatformInitializer.class)
public abstract class ControlPlaneTest {

    protected static final FakePlatform PLATFORM = new FakePlatform();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry properties) {
        properties.add("manystory.identity.issuer-base", PLATFORM::address);
        for (var service : new String[] {"catalog", "payment", "storefront"}) {
            properties.add(
                    "manystory.services." + service,
                    () -> PLATFORM.address() + "/parts/" + service);
        }
    }

    protected final ControlPlane operator() {
        return new ControlPlane(port, PLATFORM.token("operator:read operator:act"));
    }

    protected final ControlPlane withToken(String token) {
        return new ControlPlane(port, token);
    }

    protected final int port() {
        return port;
    }
}
