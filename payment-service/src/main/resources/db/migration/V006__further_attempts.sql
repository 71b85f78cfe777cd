-- After a declined payment the order waits for another attempt.

INSERT INTO order_transition (from_status, to_status) VALUES
    ('PAYING', 'AWAITING_PAYMENT');

-- Whether the money came from an attempt that had ended before: it goes back by itself, and the
-- order, which may be paid by another attempt, stays as it is.
ALTER TABLE refund ADD COLUMN stray boolean NOT NULL DEFAULT false;
