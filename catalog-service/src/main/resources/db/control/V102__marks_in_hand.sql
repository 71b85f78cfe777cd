-- A mark says which look took it in hand, so that only what was taken is dropped afterwards; marks of
-- brands that aren't served wait until they are.
ALTER TABLE due_work
    ADD COLUMN taken uuid,
    ADD COLUMN parked boolean NOT NULL DEFAULT false;

CREATE INDEX due_work_tenant ON due_work (tenant, kind);
CREATE INDEX due_work_parked ON due_work (tenant) WHERE parked;
