-- When which brand has something to do, so that one query per process wakes the right brands instead
-- of each brand's database being polled. A row is a hint: one too many is harmless.
CREATE TABLE due_work (
    due_at timestamptz NOT NULL,
    kind text NOT NULL,
    tenant text NOT NULL,
    PRIMARY KEY (due_at, kind, tenant)
);

-- What the documents of each brand were made for: languages, currency and listing types.
CREATE TABLE documents_made (
    tenant text PRIMARY KEY,
    fingerprint text NOT NULL
);
