package com.manystory.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.MaskAssertions;
import com.manystory.tenancy.test.PartFile;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.TestTokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The orders of Pebble, put into another brand.
class ArchiveIT extends PaymentTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Brand copy =
            TestBrands.in(
                    Phase.SUSPENDED,
                    TestBrands.named("c" + UUID.randomUUID().toString().substring(0, 8)));

    @Autowired private BrandsUnderTest brands;
    @Autowired private JsonMapper json;
    @Autowired private JdbcClient jdbc;

    private String paid = "";

    @BeforeEach
    void sell() {
        brands.provision(copy);
        paid = checkout(PEBBLE).id();
        pay(PEBBLE, paid, "success");
        awaitStatus(PEBBLE, paid, "CONFIRMED");
        pay(PEBBLE, checkout(PEBBLE).id(), "decline");
        checkout(PEBBLE);
    }

    @Test
    void keepsOrdersAndLedgerAsTheyWere() throws Exception {
        restore(export(), false);

        for (var question :
                List.of(
                        "select sum(total)::text || '/' || count(*) from orders",
                        "select string_agg(id || status || total, ',' order by id) from orders",
                        "select string_agg(entry_id || account || amount, ',' order by entry_id,"
                                + " position) from posting",
                        "select string_agg(reference || amount, ',' order by reference) from"
                                + " sandbox.charge")) {
            assertThat(ask(copy.id(), question)).isEqualTo(ask(PEBBLE, question));
        }
        assertThat(ask(copy.id(), "select sum(amount)::text from posting")).isEqualTo("0");
    }

    @Test
    void keepsTheGuardsOfOrdersAndLedger() throws Exception {
        restore(export(), false);

        for (var change :
                List.of(
                        "update orders set total = total + 100, subtotal = subtotal + 100",
                        "update order_line set quantity = 1",
                        "delete from ledger_entry",
                        "update posting set amount = 1",
                        "truncate posting",
                        "insert into ledger_entry (id, order_id, kind, reference) select"
                            + " gen_random_uuid(), id, 'SALE', gen_random_uuid() from orders limit"
                            + " 1")) {
            assertThatThrownBy(() -> change(change))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void leavesNothingOfCustomersOrPaymentsInAMaskedCopy() throws Exception {
        restore(export(), true);

        var secrets = new ArrayList<>(List.of("Ann", "ann@example.com"));
        secrets.addAll(all("select id::text from orders"));
        secrets.addAll(all("select number from orders"));
        secrets.addAll(all("select id::text from payment_attempt"));
        secrets.addAll(all("select key from idempotency_record"));
        assertThat(secrets).hasSizeGreaterThan(8);
        MaskAssertions.assertNowhere("payment_" + copy.id(), secrets);
        for (var question :
                List.of(
                        "select sum(total)::text || '/' || count(*) from orders",
                        "select count(*)::text from payment_attempt a join sandbox.charge c on"
                                + " c.reference = a.id::text",
                        "select count(*)::text from ledger_entry e join orders o on o.id ="
                                + " e.order_id and o.id = e.reference",
                        "select count(*)::text from ledger_entry e join payment_attempt a on a.id ="
                                + " e.reference")) {
            assertThat(ask(copy.id(), question)).as(question).isEqualTo(ask(PEBBLE, question));
        }
    }

    @Test
    void knowsOfEveryColumnWhetherItIsPersonal() throws Exception {
        MaskAssertions.assertEveryColumnClassified("payment_" + copy.id());
    }

    private void change(String sql) {
        TenantContext.run(copy.id(), () -> jdbc.sql(sql).update());
    }

    private String ask(com.manystory.tenancy.TenantId brand, String sql) {
        return TenantContext.call(brand, () -> jdbc.sql(sql).query(String.class).single());
    }

    private List<String> all(String sql) {
        return TenantContext.call(PEBBLE, () -> jdbc.sql(sql).query(String.class).list());
    }

    private PartFile export() throws Exception {
        var answer =
                http.send(
                        request(TestBrands.PEBBLE).GET().build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new PartFile(json, answer.body());
    }

    private void restore(PartFile part, boolean isMasked) throws Exception {
        var request =
                request(copy)
                        .header("Content-Type", "application/zip")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(part.forRestore()));
        if (isMasked) {
            request.header("Manystory-Mask-Key", Base64.getEncoder().encodeToString(new byte[32]));
        }
        var answer = send(request.build());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private HttpRequest.Builder request(Brand brand) {
        var token =
                TestTokens.mintAs(
                        "tenant-service",
                        "payment-service",
                        null,
                        "tenant-service",
                        "control-plane");
        return HttpRequest.newBuilder(
                        uri(
                                "/internal/v1/brands/%s/archive?incarnation=%s"
                                        .formatted(brand.id(), brand.incarnation())))
                .header("Authorization", "Bearer " + token);
    }
}
