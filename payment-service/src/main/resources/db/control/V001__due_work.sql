-- Which brands have timed work, and when: read instead of polling every brand's database. A mark
-- is written before the work is committed, so a false one is harmless and none is ever missing.

CREATE TABLE due_work (
    tenant        text NOT NULL,
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz,
    PRIMARY KEY (tenant, due_at)
);

CREATE INDEX due_work_due ON due_work (due_at);
