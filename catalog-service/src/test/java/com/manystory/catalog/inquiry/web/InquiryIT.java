package com.manystory.catalog.inquiry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class InquiryIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();

    @Autowired CatalogClient client;

    @BeforeEach
    void putCatalogues() {
        Catalogues.put(client);
    }

    @Test
    void takesInquiriesOnce() {
        var inquiry =
                """
                {"listing":"garden-weddings","date":"%s","guests":300,"name":"Ayu",
                 "email":"ayu@example.com","message":"Is the garden free?","locale":"id"}
                """
                        .formatted(LocalDate.now().plusDays(90));
        var first = client.post(ASTER, "/inquiries", "inquiry-1", inquiry);
        assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
        var second = client.post(ASTER, "/inquiries", "inquiry-1", inquiry);
        assertThat(second.body().get("reference")).isEqualTo(first.body().get("reference"));
        assertThat(client.post(PEBBLE, "/inquiries", inquiry).status()).isEqualTo(404);
        var wrong = inquiry.replace("ayu@example.com", "ayu");
        var refused = client.post(ASTER, "/inquiries", wrong);
        assertThat(refused.body().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/email");
    }
}
