package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Where brands' consent is waived, as on the local platform.
@TestPropertySource(properties = "manystory.support.consent=open")
class OpenSupportIT extends ControlPlaneTest {

    @Test
    void everyUseIsInTheAuditAllTheSame() {
        operator().put("aster-open", aster("Aster"), "Prefer", "wait=10");
        var token =
                TestTokens.mint(
                        "tenant-service", TenantId.of("aster-open"), "operator:asha", "operator");

        var used =
                withToken(token)
                        .send(
                                "POST",
                                "/internal/v1/brands/aster-open/support-uses",
                                "{\"method\": \"PUT\", \"path\": \"/listings\", \"change\": true}",
                                Map.of());

        assertThat(used.status()).isEqualTo(204);
        var event = events("aster-open").getFirst();
        assertThat(event.path("action").asString()).isEqualTo("support-access.use");
        assertThat(event.path("actor").asString()).isEqualTo("operator:asha via admin-console");
        assertThat(event.path("reason").asString()).isEqualTo("manystory.support.consent=open");
        assertThat(event.at("/after/path").asString()).isEqualTo("/listings");
        assertThat(event.at("/after/access").isMissingNode() || event.at("/after/access").isNull())
                .isTrue();
    }
}
