package com.manystory.catalog.inquiry;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.idempotency.IdempotencyKeys;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The inquiries of the bound brand.
@Component
public class Inquiries {

    private static final String SCOPE = "inquiries";

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final IdempotencyKeys keys;
    private final Brands brands;
    private final Clock clock;

    Inquiries(
            EntityManagerFactory factory,
            JdbcClient jdbc,
            IdempotencyKeys keys,
            Brands brands,
            Clock clock) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.jdbc = jdbc;
        this.keys = keys;
        this.brands = brands;
        this.clock = clock;
    }

    /// Takes an inquiry, once per key.
    @Transactional
    public Inquiry ask(InquiryRequest request, @Nullable String key) {
        var earlier = keys.use(SCOPE, key, request);
        if (earlier.isPresent()) {
            var inquiry = entities.find(Inquiry.class, earlier.get());
            if (inquiry != null) {
                return inquiry;
            }
        }
        var listing =
                jdbc.sql("SELECT id FROM listing WHERE slug = ? AND status = 'LIVE'")
                        .param(request.listing())
                        .query(Long.class)
                        .optional()
                        .orElseThrow(() -> Missing.of("listing"));
        var locale = brands.locale(request.locale());
        var inquiry = new Inquiry(request, listing, locale, clock.instant());
        entities.persist(inquiry);
        keys.remember(SCOPE, String.valueOf(key), inquiry.id());
        return inquiry;
    }
}
