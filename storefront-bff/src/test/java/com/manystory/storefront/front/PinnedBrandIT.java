package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.StorefrontApplication;
import com.manystory.storefront.canned.KeysAndStores;
import com.manystory.storefront.canned.StorefrontUnderTest;
import com.manystory.storefront.canned.Visitor;
import com.manystory.storefront.order.BookingAttempts;
import com.manystory.storefront.order.GuestOrders;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;

/// A deployment for Pebble alone, as a brand with a backend of its own has it.
@SpringBootTest(
        classes = {StorefrontApplication.class, StorefrontUnderTest.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "manystory.storefront.pinned-brand=pebble",
            "manystory.registry.url=",
            "management.server.port=0",
            "management.endpoint.health.validate-group-membership=false"
        })
@ContextConfiguration(initializers = KeysAndStores.class)
class PinnedBrandIT {

    private static final String FORM = "listing=swimming-1&session=s0-1&quantity=1";

    @LocalServerPort private int port;
    @Autowired private GuestOrders guests;
    @Autowired private BookingAttempts attempts;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void come() {
        visitor = new Visitor(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pebble.localhost",
                "aster.localhost",
                "ASTER.localhost:8080",
                "aster.example.",
                "nobody.example",
                "10.1.2.3"
            })
    void servesItsBrandAtEveryHost(String host) {
        var page = visitor.get(host, "/en");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Pebble Classes").doesNotContain("Aster");
        assertThat(visitor.get(host, "/api/v1/brand").text())
                .contains("Pebble Classes")
                .doesNotContain("Aster");
    }

    @Test
    void reachesNoOtherBrandsListingsOrMedia() {
        assertThat(visitor.get("pebble.localhost", "/en/l/swimming-1").status()).isEqualTo(200);
        assertThat(visitor.get("aster.localhost", "/en/l/venues-1").status()).isEqualTo(404);
        assertThat(visitor.get("aster.localhost", "/api/v1/listings/venues-1").status())
                .isEqualTo(404);
    }

    @Test
    void refusesAnotherBrandsCookies() {
        var address = book(TestBrands.PEBBLE).header("Location");
        var order = address.split("/")[3];

        assertThat(visitor.get("aster.localhost", address, remembered(TestBrands.PEBBLE, order)))
                .satisfies(page -> assertThat(page.status()).isEqualTo(200));
        assertThat(visitor.get("aster.localhost", address, remembered(TestBrands.ASTER, order)))
                .satisfies(page -> assertThat(page.status()).isEqualTo(404));
        assertThat(book(TestBrands.ASTER).status()).isEqualTo(307);
    }

    private Visitor.Answer book(Brand cookieOf) {
        return visitor.send(
                "POST /en/checkout HTTP/1.1",
                "aster.localhost",
                FORM,
                "Origin: http://aster.localhost",
                header(attempts.begin(cookieOf)),
                "Content-Type: application/x-www-form-urlencoded");
    }

    private String remembered(Brand brand, String order) {
        return header(guests.remember(brand, order, new MockHttpServletRequest()));
    }

    private static String header(ResponseCookie cookie) {
        return "Cookie: " + cookie.getName() + "=" + cookie.getValue();
    }
}
