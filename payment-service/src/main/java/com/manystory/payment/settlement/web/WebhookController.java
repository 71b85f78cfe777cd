package com.manystory.payment.settlement.web;

import com.manystory.payment.gateway.WebhookSignatures;
import com.manystory.payment.settlement.Reconciliation;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.web.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Receives gateways' webhooks. A webhook only says where to look: what happened is asked from the
/// gateway, so that neither order nor repetition of webhooks matters.
@Hidden
@RestController
class WebhookController {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final long TOLERATED_SECONDS = 300;

    private final WebhookAdmission admission;
    private final WebhookSignatures signatures;
    private final GatewayEvents events;
    private final Reconciliation reconciliation;
    private final JsonMapper json;

    WebhookController(
            WebhookAdmission admission,
            WebhookSignatures signatures,
            GatewayEvents events,
            Reconciliation reconciliation,
            JsonMapper json) {
        this.admission = admission;
        this.signatures = signatures;
        this.events = events;
        this.reconciliation = reconciliation;
        this.json = json;
    }

    @PostMapping("/webhooks/{gateway}/{brand}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(
            @PathVariable String gateway,
            @PathVariable String brand,
            @RequestHeader("webhook-id") String id,
            @RequestHeader("webhook-timestamp") long sentAt,
            @RequestHeader("webhook-signature") String signature,
            InputStream stream,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var known = admission.brand(gateway, brand, request);
        var body = stream.readNBytes(LARGEST_BODY + 1);
        var age = Math.abs(Instant.now().getEpochSecond() - sentAt);
        if (body.length > LARGEST_BODY
                || age > TOLERATED_SECONDS
                || !signatures.matches(gateway, known, id, sentAt, body, signature)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "webhook-refused",
                    "Webhook refused",
                    "The signature, time or size isn't right.");
        }
        admission.count(known, response);
        TenantContext.run(known.id(), () -> take(gateway, id, body));
    }

    private void take(String gateway, String id, byte[] body) {
        events.keep(gateway, id, new String(body, StandardCharsets.UTF_8));
        reconciliation.check(reference(body));
    }

    private UUID reference(byte[] body) {
        try {
            return UUID.fromString(json.readTree(body).path("reference").asString(""));
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "webhook-refused",
                    "Webhook refused",
                    "The body names no charge.");
        }
    }
}
