package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The staff of a brand that was erased, at the next brand of the same name.
class NextLifeTests extends ConsoleTest {

    private static final String PATH = "/api/v1/brands/aster/imports";
    private static final String SECOND_LIFE = "aster-life-2";
    private static final RSAKey SECOND_KEY = FakeIssuers.key("aster-second-key");

    @Autowired private InMemoryRegistry registry;

    private final RSAKey firstKey = ISSUERS.keyOf("aster");
    private final String firstToken = ISSUERS.staff("aster", "owner");

    @BeforeAll
    static void catalogAnswers() {
        CATALOG.on(
                "GET /api/v1/imports",
                exchange -> FakeService.answer(exchange, 200, "application/json", "{}"));
    }

    @BeforeEach
    void beginTheNextLifeWhileTheKeysAreRemembered() {
        assertThat(get(PATH, firstToken).statusCode()).isEqualTo(200);
        registry.accept(secondLife());
        ISSUERS.replaceKey("aster", SECOND_KEY);
    }

    @AfterEach
    void goBack() {
        ISSUERS.replaceKey("aster", firstKey);
        registry.accept(TestBrands.ASTER);
    }

    @Test
    void refusesTheirTokens() {
        assertThat(get(PATH, firstToken).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTheirKeyWhateverLifeItSignsFor() {
        var claims = ISSUERS.staffClaims("aster", "owner").claim("incarnation", SECOND_LIFE);

        assertThat(get(PATH, FakeIssuers.sign(firstKey, claims.build())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesTheirLifeWhateverKeySignsForIt() {
        assertThat(get(PATH, ISSUERS.staff("aster", "owner")).statusCode()).isEqualTo(401);
    }

    @Test
    void letsTheNextOnesStaffInAtOnce() {
        var token = ISSUERS.staff("aster", claims -> claims.claim("incarnation", SECOND_LIFE));

        assertThat(get(PATH, token).statusCode()).isEqualTo(200);
    }

    private static Brand secondLife() {
        var first = TestBrands.ASTER;
        return new Brand(first.id(), SECOND_LIFE, 1, first.phase(), first.cell(), first.spec());
    }
}
