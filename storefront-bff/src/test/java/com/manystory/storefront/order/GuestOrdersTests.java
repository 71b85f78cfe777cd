package com.manystory.storefront.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

class GuestOrdersTests {

    private final GuestOrders guests = guests("a secret of more than thirty-two bytes");
    private final MockHttpServletRequest nobody = new MockHttpServletRequest();

    @Test
    void knowsWhoMadeAnOrder() {
        var visitor = with(guests.remember(TestBrands.ASTER, "order-1", nobody));
        assertThatCode(() -> guests.requireOwner(TestBrands.ASTER, "order-1", visitor))
                .doesNotThrowAnyException();
        assertNotFound(guests, TestBrands.ASTER, "order-1", nobody);
        assertNotFound(guests, TestBrands.ASTER, "order-2", visitor);
    }

    @Test
    void keepsTheLastFewOrders() {
        var visitor = nobody;
        for (int i = 1; i <= 7; i++) {
            visitor = with(guests.remember(TestBrands.ASTER, "order-" + i, visitor));
        }
        var last = visitor;
        assertThatCode(() -> guests.requireOwner(TestBrands.ASTER, "order-3", last))
                .doesNotThrowAnyException();
        assertNotFound(guests, TestBrands.ASTER, "order-2", last);
    }

    @Test
    void provesNothingToAnotherBrandOrALaterLifeOfTheName() {
        var visitor = with(guests.remember(TestBrands.ASTER, "order-1", nobody));
        assertNotFound(guests, TestBrands.PEBBLE, "order-1", visitor);
        var aster = TestBrands.ASTER;
        var reborn =
                new Brand(aster.id(), "second-life", 1, aster.phase(), aster.cell(), aster.spec());
        assertNotFound(guests, reborn, "order-1", visitor);
    }

    @Test
    void believesNoOtherSecret() {
        var visitor = with(guests.remember(TestBrands.ASTER, "order-1", nobody));
        assertNotFound(
                guests("another secret of more than thirty-two bytes"),
                TestBrands.ASTER,
                "order-1",
                visitor);
    }

    @Test
    void hidesTheCookieFromScripts() {
        var cookie = guests.remember(TestBrands.ASTER, "order-1", nobody);
        assertThat(cookie.toString())
                .startsWith("__Host-orders=")
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    private static GuestOrders guests(String secret) {
        return new GuestOrders(secret.getBytes(StandardCharsets.UTF_8), true);
    }

    private static MockHttpServletRequest with(ResponseCookie cookie) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(cookie.getName(), cookie.getValue()));
        return request;
    }

    private static void assertNotFound(
            GuestOrders guests, Brand brand, String order, MockHttpServletRequest request) {
        assertThatThrownBy(() -> guests.requireOwner(brand, order, request))
                .isInstanceOf(ProblemException.class);
    }
}
