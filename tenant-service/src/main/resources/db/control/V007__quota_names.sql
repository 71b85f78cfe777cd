-- Quotas are enforced from now on, and called by what they limit. A limit in megabytes becomes one
-- in bytes; those of vendors and of an import's rows limited nothing, and are gone.
UPDATE brands
SET spec = jsonb_set(spec, '{quotas}',
        (spec -> 'quotas') - '{vendors,importRows,mediaMegabytes}'::text[]
        || CASE
            WHEN jsonb_exists(spec -> 'quotas', 'mediaMegabytes')
            THEN jsonb_build_object('storageBytes',
                least((spec -> 'quotas' ->> 'mediaMegabytes')::numeric * 1048576,
                    1125899906842624)::bigint)
            ELSE '{}' END)
WHERE jsonb_exists_any(spec -> 'quotas', '{vendors,importRows,mediaMegabytes}'::text[]);
