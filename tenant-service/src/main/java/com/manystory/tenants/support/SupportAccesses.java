package com.manystory.tenants.support;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.brand.BrandChanges;
import com.manystory.tenants.brand.Brands;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Access of the platform's people to a brand's data. An operator asks; the brand's owner grants or
/// refuses, and ends it when it likes; every request made under it is in the audit, which the brand
/// can read. In an emergency it begins at once, shorter, and the brand sees that it did.
@Service
@EnableConfigurationProperties(SupportProperties.class)
public class SupportAccesses {

    private static final String OPEN = "manystory.support.consent=open";

    private final SupportProperties settings;
    private final SupportRows rows;
    private final Brands brands;
    private final AuditEvents audit;

    SupportAccesses(
            SupportProperties settings, SupportRows rows, Brands brands, AuditEvents audit) {
        this.settings = settings;
        this.rows = rows;
        this.brands = brands;
        this.audit = audit;
    }

    /// Asks for access.
    ///
    /// @param operator the subject of the operator's token
    /// @throws ProblemException 409 `emergency-over` when there was an emergency already and the
    ///   brand has granted no access since
    @Transactional
    public SupportAccess ask(TenantId brand, String operator, SupportRequest wanted, Actor actor) {
        if (brands.lock(brand).isEmpty()) {
            throw BrandChanges.unknown(brand);
        }
        var id = UUID.randomUUID();
        var end = wanted.emergency() ? endOfEmergency(brand) : null;
        rows.add(id, brand, operator, wanted);
        if (wanted.emergency()) {
            rows.decide(id, SupportState.GRANTED, operator, end);
        }
        var asked = locked(brand, id);
        audit.add(
                actor,
                wanted.emergency() ? "support-access.emergency" : "support-access.ask",
                brand,
                null,
                asked.kept());
        return asked;
    }

    /// When the emergency that the brand is in already is over at the latest, whoever began it:
    /// asked for again, it becomes no longer.
    ///
    /// @return null when this is the first
    private @Nullable Instant endOfEmergency(TenantId brand) {
        var end = rows.endOfEmergency(brand, settings.emergencyPause());
        if (end != null && !end.isAfter(rows.now())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "emergency-over",
                    "The emergency is over",
                    "There was an emergency already: ask the brand for access, it decides.");
        }
        return end;
    }

    /// The brand's answer.
    ///
    /// @throws ProblemException 409 `support-access-decided` when there is nothing to answer
    @Transactional
    public SupportAccess decide(TenantId brand, UUID id, boolean granted, Actor actor) {
        var before = locked(brand, id);
        if (before.state() != SupportState.ASKED) {
            throw decided(before);
        }
        rows.decide(id, granted ? SupportState.GRANTED : SupportState.REFUSED, actor.name(), null);
        return changed(before, granted ? "grant" : "refuse", actor);
    }

    /// Ends an access before its time, or takes the request back. One that is over stays as it is.
    @Transactional
    public SupportAccess end(TenantId brand, UUID id, Actor actor) {
        var before = locked(brand, id);
        if (before.state() != SupportState.ASKED && before.state() != SupportState.GRANTED) {
            return before;
        }
        rows.end(id, actor.name());
        return changed(before, "end", actor);
    }

    /// Lets a request pass that an access in force covers, and keeps it in the audit first with the
    /// reason of that access. Where consent is waived, nothing has to cover it; it is kept all the
    /// same.
    ///
    /// @throws ProblemException 403 `support-access-needed` when none does
    @Transactional
    public void use(TenantId brand, SupportUse use, Actor actor) {
        var covering = rows.use(brand, use);
        if (covering.isEmpty() && settings.consent() == SupportProperties.Consent.ASKED) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "support-access-needed",
                    "Support access is needed",
                    "The brand has to grant support access%s first; ask for it."
                            .formatted(use.change() ? " with changes" : ""));
        }
        audit.add(
                actor.orBecause(covering.map(SupportRows.Covering::reason).orElse(OPEN)),
                "support-access.use",
                brand,
                null,
                new Used(
                        covering.map(SupportRows.Covering::id).orElse(null),
                        use.method(),
                        use.path()));
    }

    /// Accesses of a brand, the newest first, before one.
    @Transactional(readOnly = true)
    public List<SupportAccess> page(TenantId brand, @Nullable UUID before, int limit) {
        if (brands.find(brand).isEmpty()) {
            throw BrandChanges.unknown(brand);
        }
        return rows.page(brand, before, limit);
    }

    private SupportAccess changed(SupportAccess before, String action, Actor actor) {
        var after = locked(before.brand(), before.id());
        audit.add(actor, "support-access." + action, before.brand(), before.kept(), after.kept());
        return after;
    }

    private SupportAccess locked(TenantId brand, UUID id) {
        return rows.lock(brand, id)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "unknown-support-access",
                                "Unknown support access",
                                "The brand has no support access with this id."));
    }

    private static ProblemException decided(SupportAccess access) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "support-access-decided",
                "There is nothing to decide",
                "The support access is %s.".formatted(access.state()));
    }

    /// @param access null when consent is waived
    private record Used(@Nullable UUID access, String method, String path) {}
}
