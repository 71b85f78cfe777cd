-- Orders, their frozen lines and the seats held for them. Amounts are minor units.

CREATE TABLE order_transition (
    from_status text NOT NULL,
    to_status   text NOT NULL,
    PRIMARY KEY (from_status, to_status)
);

INSERT INTO order_transition (from_status, to_status) VALUES
    ('AWAITING_PAYMENT', 'PAYING'),
    ('AWAITING_PAYMENT', 'CANCELLED'),
    ('AWAITING_PAYMENT', 'EXPIRED'),
    ('PAYING', 'PAID'),
    ('PAYING', 'FAILED'),
    ('PAYING', 'CANCELLED'),
    ('PAYING', 'EXPIRED'),
    ('PAID', 'CONFIRMED'),
    ('PAID', 'REFUNDED'),
    ('CONFIRMED', 'REFUNDED'),
    ('FAILED', 'REFUNDED'),
    ('CANCELLED', 'REFUNDED'),
    ('EXPIRED', 'REFUNDED');

CREATE TABLE orders (
    id             uuid PRIMARY KEY,
    number         text NOT NULL UNIQUE,
    status         text NOT NULL DEFAULT 'AWAITING_PAYMENT' CHECK (status IN (
                       'AWAITING_PAYMENT', 'PAYING', 'PAID', 'CONFIRMED',
                       'CANCELLED', 'EXPIRED', 'FAILED', 'REFUNDED')),
    version        bigint NOT NULL DEFAULT 0,
    owner_subject  text,
    locale         text NOT NULL,
    gateway        text NOT NULL,
    currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    subtotal       bigint NOT NULL CHECK (subtotal >= 0),
    fees           bigint NOT NULL CHECK (fees >= 0),
    total          bigint NOT NULL,
    captured       bigint NOT NULL DEFAULT 0,
    refunded       bigint NOT NULL DEFAULT 0,
    customer_name  text,
    customer_email text,
    customer_phone text,
    reason         text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    expires_at     timestamptz NOT NULL,
    paid_at        timestamptz,
    confirmed_at   timestamptz,
    CONSTRAINT total_is_the_sum CHECK (total = subtotal + fees),
    CONSTRAINT captured_is_all_or_nothing CHECK (captured IN (0, total)),
    CONSTRAINT refunded_within_captured CHECK (refunded BETWEEN 0 AND captured),
    CONSTRAINT paid_means_captured CHECK (
        status NOT IN ('PAID', 'CONFIRMED', 'REFUNDED')
        OR (captured = total AND paid_at IS NOT NULL)),
    CONSTRAINT confirmed_has_a_time CHECK (status <> 'CONFIRMED' OR confirmed_at IS NOT NULL),
    CONSTRAINT refunded_in_full_for_a_reason CHECK (
        status <> 'REFUNDED' OR (refunded = captured AND reason IS NOT NULL)),
    CONSTRAINT ended_for_a_reason CHECK (
        status NOT IN ('CANCELLED', 'EXPIRED', 'FAILED') OR reason IS NOT NULL),
    CONSTRAINT whole_rupiah CHECK (
        currency <> 'IDR' OR (subtotal % 100 = 0 AND fees % 100 = 0))
);

CREATE INDEX orders_unpaid ON orders (expires_at) WHERE status = 'AWAITING_PAYMENT';

CREATE FUNCTION order_follows_the_state_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'AWAITING_PAYMENT' THEN
            RAISE EXCEPTION 'an order starts awaiting payment, not %', NEW.status
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.status <> OLD.status AND NOT EXISTS (
            SELECT FROM order_transition
            WHERE from_status = OLD.status AND to_status = NEW.status) THEN
        RAISE EXCEPTION 'an order can''t go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.id, NEW.number, NEW.currency, NEW.subtotal, NEW.fees, NEW.total, NEW.gateway,
            NEW.created_at)
        IS DISTINCT FROM (OLD.id, OLD.number, OLD.currency, OLD.subtotal, OLD.fees, OLD.total,
            OLD.gateway, OLD.created_at) THEN
        RAISE EXCEPTION 'what an order was agreed on can''t change'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER order_follows_the_state_machine BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION order_follows_the_state_machine();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TABLE order_line (
    order_id                uuid NOT NULL REFERENCES orders (id),
    position                integer NOT NULL CHECK (position >= 0),
    listing_id              text NOT NULL,
    listing_slug            text NOT NULL,
    title                   text NOT NULL,
    vendor_slug             text NOT NULL,
    vendor_name             text NOT NULL,
    package_id              text,
    session_id              text,
    session_start           timestamptz,
    session_end             timestamptz,
    time_zone               text,
    booked_date             date,
    quantity                integer NOT NULL CHECK (quantity > 0),
    unit_price              bigint NOT NULL CHECK (unit_price >= 0),
    total                   bigint NOT NULL,
    commission_basis_points integer NOT NULL CHECK (commission_basis_points BETWEEN 0 AND 10000),
    reservation_id          text NOT NULL UNIQUE,
    image                   jsonb,
    PRIMARY KEY (order_id, position),
    CONSTRAINT total_is_the_product CHECK (total = unit_price * quantity),
    CONSTRAINT session_or_date CHECK ((session_id IS NULL) <> (booked_date IS NULL)),
    CONSTRAINT session_has_a_zone CHECK (
        session_id IS NULL OR (session_start IS NOT NULL AND time_zone IS NOT NULL))
);

CREATE TRIGGER order_line_is_frozen BEFORE UPDATE OR DELETE ON order_line
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What the catalog answered about the seats of a line.
CREATE TABLE order_reservation (
    reservation_id text PRIMARY KEY REFERENCES order_line (reservation_id),
    order_id       uuid NOT NULL REFERENCES orders (id),
    status         text NOT NULL DEFAULT 'HELD'
                   CHECK (status IN ('HELD', 'CONFIRMED', 'REJECTED')),
    changed_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX order_reservation_order ON order_reservation (order_id);
