package com.manystory.payment.gateway.sandbox;

import com.manystory.payment.due.DueTask;
import com.manystory.payment.gateway.WebhookSignatures;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.TenantRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sends the sandbox's webhooks as an outside system would: signed, over HTTP, at least once and in
/// no order, again with growing pauses until they are taken.
@Component
class SandboxWebhooks implements DueTask {

    private final JdbcClient jdbc;
    private final SandboxCharges charges;
    private final WebhookSignatures signatures;
    private final SandboxSettings settings;
    private final TenantRegistry registry;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private volatile int port;

    SandboxWebhooks(
            JdbcClient jdbc,
            SandboxCharges charges,
            WebhookSignatures signatures,
            SandboxSettings settings,
            TenantRegistry registry) {
        this.jdbc = jdbc;
        this.charges = charges;
        this.signatures = signatures;
        this.settings = settings;
        this.registry = registry;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (!"management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    @Override
    public void runDue() {
        charges.settleDue();
        purge();
        jdbc.sql(
                        """
                        SELECT id, kind, reference FROM sandbox.webhook
                        WHERE delivered_at IS NULL AND deliver_at <= now()
                        ORDER BY deliver_at LIMIT 100\
                        """)
                .query((row, n) ->
                        new Webhook(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                row.getString("reference")))
                .list()
                .forEach(this::deliver);
    }

    @Override
    public Optional<Instant> nextDue() {
        return charges.nextDue().stream().findFirst();
    }

    /// A webhook that nobody took is given up after about three days.
    private void purge() {
        jdbc.sql(
                        """
                        DELETE FROM sandbox.webhook
                        WHERE delivered_at <= now() - :keep * interval '1 s'
                            OR (delivered_at IS NULL AND tries >= 900)\
                        """)
                .param("keep", settings.keepWebhooks().toSeconds())
                .update();
    }

    private void deliver(Webhook webhook) {
        var taken = port != 0 && send(webhook);
        jdbc.sql(
                        """
                        UPDATE sandbox.webhook SET tries = tries + 1,
                            delivered_at = CASE WHEN :taken THEN now() END,
                            deliver_at = now() + least(power(2, tries), 300) * interval '1 s'
                        WHERE id = :id\
                        """)
                .param("taken", taken)
                .param("id", webhook.id())
                .update();
    }

    private boolean send(Webhook webhook) {
        var body =
                "{\"type\":\"%s\",\"reference\":\"%s\"}"
                        .formatted(webhook.kind(), webhook.reference());
        var brand = registry.find(TenantContext.required());
        if (brand.isEmpty()) {
            return false;
        }
        var sentAt = Instant.now().getEpochSecond();
        var signature =
                signatures.sign(
                        "sandbox",
                        brand.get(),
                        webhook.id().toString(),
                        sentAt,
                        body.getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/webhooks/sandbox/%s"
                                                .formatted(port, brand.get().id())))
                        .timeout(Duration.ofSeconds(5))
                        .header("Content-Type", "application/json")
                        .header("webhook-id", webhook.id().toString())
                        .header("webhook-timestamp", Long.toString(sentAt))
                        .header("webhook-signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
        } catch (java.io.IOException unreachable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Webhook(UUID id, String kind, String reference) {}
}
