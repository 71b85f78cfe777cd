-- Webhooks are deleted after a time; see manystory.payment.gateway-events.keep and
-- manystory.payment.sandbox.keep-webhooks.

CREATE INDEX gateway_event_received ON gateway_event (received_at);
CREATE INDEX webhook_delivered ON sandbox.webhook (delivered_at);
