-- Seats and dates promised to orders. A seat is counted in session.reserved exactly while a
-- reservation of it is held or confirmed.
CREATE TABLE reservation (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    session_id bigint REFERENCES session,
    listing_id bigint NOT NULL REFERENCES listing,
    date date,
    quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 100),
    reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 120),
    participants jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(participants) = 'array'),
    unit_price bigint,
    currency char(3) NOT NULL,
    status text NOT NULL
        CHECK (status IN ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED', 'REJECTED')),
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 0,
    CHECK ((session_id IS NULL) <> (date IS NULL)),
    CHECK (date IS NULL OR quantity = 1)
);
CREATE UNIQUE INDEX reservation_date ON reservation (listing_id, date)
    WHERE date IS NOT NULL AND status IN ('HELD', 'CONFIRMED');
CREATE INDEX reservation_expiry ON reservation (expires_at) WHERE status = 'HELD';
CREATE INDEX reservation_session ON reservation (session_id);

CREATE TABLE idempotent_answer (
    scope text NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    request bytea NOT NULL,
    subject text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);
COMMENT ON COLUMN idempotent_answer.request IS 'SHA-256 of the request, to refuse another under the same key.';
COMMENT ON COLUMN idempotent_answer.subject IS 'What the request made: answered again for the same key.';
CREATE INDEX idempotent_answer_age ON idempotent_answer (created_at);

CREATE TABLE inquiry (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    reference text NOT NULL UNIQUE,
    listing_id bigint NOT NULL REFERENCES listing,
    event_date date,
    guests int CHECK (guests > 0),
    budget bigint CHECK (budget >= 0),
    name text NOT NULL,
    email text NOT NULL,
    phone text,
    message text NOT NULL,
    locale text NOT NULL,
    status text NOT NULL DEFAULT 'NEW' CHECK (status IN ('NEW', 'ANSWERED', 'CLOSED')),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX inquiry_listing ON inquiry (listing_id, created_at DESC);
