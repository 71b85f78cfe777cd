package com.manystory.storefront.canned;

import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The websites of Aster and Pebble and somebody who visits them.
@StorefrontTest
public abstract class OpenStorefront {

    protected static final String ASTER = "aster.localhost";
    protected static final String PEBBLE = "pebble.localhost";

    @LocalServerPort protected int port;
    @Autowired protected FakeCatalog catalog;
    @Autowired protected FakePayment payment;
    @Autowired protected InMemoryRegistry registry;

    protected Visitor visitor = new Visitor(0);

    @BeforeEach
    void come() {
        visitor = new Visitor(port);
    }

    @AfterEach
    void restore() {
        registry.accept(TestBrands.ASTER);
        registry.accept(TestBrands.PEBBLE);
        catalog.fail(false);
        catalog.retitle("No. ");
        catalog.keepBusy(0);
        payment.refuse(null);
    }
}
