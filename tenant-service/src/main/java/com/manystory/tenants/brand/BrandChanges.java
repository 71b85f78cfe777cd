package com.manystory.tenants.brand;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.signal.RegistrySignal;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// Every change of what is wanted of a brand. Each is one transaction that stores the wish, the
/// audit event and the work that brings it about.
@Service
public class BrandChanges {

    private final Brands brands;
    private final Domains domains;
    private final Work work;
    private final AuditEvents audit;
    private final RegistrySignal signal;
    private final Cells cells;
    private final Placements placements;
    private final TransactionTemplate transaction;

    BrandChanges(
            Brands brands,
            Domains domains,
            Work work,
            AuditEvents audit,
            RegistrySignal signal,
            Cells cells,
            Placements placements,
            PlatformTransactionManager transactions) {
        this.brands = brands;
        this.domains = domains;
        this.work = work;
        this.audit = audit;
        this.signal = signal;
        this.cells = cells;
        this.placements = placements;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Makes the desired state what the specification says, creating the brand when there is none.
    /// The same specification again changes nothing.
    ///
    /// @throws ChangeRefusedException when it can't be
    public Change put(TenantId id, BrandSpec spec, Precondition precondition, Actor actor) {
        // Somebody else may create it just now: then theirs is what this one changes, in another
        // transaction, so that nobody waits for a brand while holding the registry's version.
        var change = transaction.execute(status -> tryPut(id, spec, precondition, actor, status));
        return change != null ? change : put(id, spec, precondition, actor);
    }

    private @Nullable Change tryPut(
            TenantId id,
            BrandSpec spec,
            Precondition precondition,
            Actor actor,
            TransactionStatus status) {
        var brand = brands.lock(id);
        precondition.check(brand.orElse(null));
        if (brand.isPresent()) {
            return update(brand.get(), spec, actor);
        }
        var cell = cells.choose(spec.placement(), placements.byCell());
        if (!brands.add(id, Incarnations.next(brands.lastLife(id).orElse(null)), cell, spec)) {
            status.setRollbackOnly();
            return null;
        }
        domains.claim(id, spec.domains());
        return changed(Change.Kind.CREATED, null, id, "brand.create", actor);
    }

    private Change update(StoredBrand brand, BrandSpec spec, Actor actor) {
        refuseWhileOffboarding(brand);
        if (brand.spec().equals(spec)) {
            return new Change(Change.Kind.UNCHANGED, brand);
        }
        cells.requireSame(brand, spec);
        if (!spec.currency().equals(brand.spec().currency())) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.CURRENCY_FIXED,
                    "The brand sells in %s: its prices and ledger are kept in that currency and can't be relabelled."
                            .formatted(brand.spec().currency()));
        }
        // A brand that failed for its old state is tried again with the new one.
        var phase = brand.phase() == Phase.FAILED ? Phase.PROVISIONING : brand.phase();
        brands.change(brand.id(), spec, brand.intent(), brand.intentReason(), phase);
        domains.claim(brand.id(), spec.domains());
        return changed(Change.Kind.UPDATED, brand, brand.id(), "brand.update", actor);
    }

    /// Takes the brand off the air until it is resumed.
    ///
    /// @throws ChangeRefusedException when it can't be
    public Change suspend(TenantId id, Precondition precondition, Actor actor) {
        return intend(
                id, precondition, actor, Intent.SUSPEND, "brand.suspend", b -> Phase.SUSPENDED);
    }

    /// Puts the brand on the air again, also from off-boarding while nothing was erased; not while
    /// its data may be half restored.
    ///
    /// @throws ChangeRefusedException when it can't be
    public Change resume(TenantId id, Precondition precondition, Actor actor) {
        return intend(
                id,
                precondition,
                actor,
                Intent.SERVE,
                "brand.resume",
                brand -> brand.activated() ? Phase.ACTIVE : Phase.PROVISIONING);
    }

    /// Has the passwords of the brand's database roles changed, by every service, without a
    /// restart.
    ///
    /// @throws ChangeRefusedException when it can't be: processes know the last two passwords, so
    ///   that one change must have been brought about before the next
    public Change rotateCredentials(TenantId id, Precondition precondition, Actor actor) {
        return changing(
                id,
                precondition,
                brand -> {
                    refuseWhileOffboarding(brand);
                    refuseUnsettled(brand);
                    brands.changeCredentials(id);
                    return changed(
                            Change.Kind.UPDATED, brand, id, "brand.rotate-credentials", actor);
                });
    }

    /// Takes the brand off the air, and erases it after a time of grace; it is gone when all
    /// services have erased their parts and nothing of it was found.
    ///
    /// @param grace how long [#resume] can take it back; asked for again, it counts anew
    /// @throws ChangeRefusedException when it can't be
    public Change erase(TenantId id, Duration grace, Precondition precondition, Actor actor) {
        return changing(
                id,
                precondition,
                brand -> {
                    if (brand.erasing()) {
                        return new Change(Change.Kind.UNCHANGED, brand);
                    }
                    brands.change(
                            id, brand.spec(), Intent.ERASE, actor.reason(), Phase.OFFBOARDING);
                    brands.eraseAfter(id, grace);
                    return changed(Change.Kind.UPDATED, brand, id, "brand.delete", actor);
                });
    }

    private Change intend(
            TenantId id,
            Precondition precondition,
            Actor actor,
            Intent intent,
            String action,
            Function<StoredBrand, Phase> phase) {
        return changing(
                id,
                precondition,
                brand -> {
                    if (brand.intent() == intent) {
                        return new Change(Change.Kind.UNCHANGED, brand);
                    }
                    if (brand.erasing() || intent != Intent.SERVE) {
                        refuseWhileOffboarding(brand);
                    }
                    if (intent == Intent.SERVE) {
                        refuseHalfRestored(brand);
                    }
                    brands.change(id, brand.spec(), intent, actor.reason(), phase.apply(brand));
                    brands.eraseAfter(id, null);
                    return changed(Change.Kind.UPDATED, brand, id, action, actor);
                });
    }

    private Change changed(
            Change.Kind kind,
            @Nullable StoredBrand before,
            TenantId id,
            String action,
            Actor actor) {
        var after = brands.find(id).orElseThrow();
        audit.add(actor, action, id, before == null ? null : before.wanted(), after.wanted());
        work.request(id);
        signal.raise();
        return new Change(kind, after);
    }

    /// The brand, kept from changing until the end of the transaction, if what is wanted of it has
    /// been brought about.
    ///
    /// @throws ChangeRefusedException when it hasn't, or there is none
    public StoredBrand settled(TenantId id) {
        var brand = brands.lock(id).orElseThrow(() -> unknown(id));
        refuseWhileOffboarding(brand);
        refuseUnsettled(brand);
        return brand;
    }

    /// @throws ChangeRefusedException when what the brand has may be of two archives
    public static void refuseHalfRestored(StoredBrand brand) {
        if (brand.unfinishedRestore() != null) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.RESTORE_UNFINISHED,
                    "A restore of the brand is going on, or didn't come to its end: repeat it,"
                            + " replacing the brand's data, until it succeeds.");
        }
    }

    private static void refuseUnsettled(StoredBrand brand) {
        if (!brand.isSettled()) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.UNSETTLED,
                    "An earlier change of the brand hasn't been brought about; its conditions say"
                            + " why.");
        }
    }

    private static void refuseWhileOffboarding(StoredBrand brand) {
        if (brand.intent() == Intent.ERASE) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.OFFBOARDING,
                    "The brand is being erased; its id is free when that is done.");
        }
    }

    /// The refusal of a change to a brand that doesn't exist.
    public static ChangeRefusedException unknown(TenantId id) {
        return new ChangeRefusedException(
                ChangeRefusedException.Reason.UNKNOWN, "There is no brand \"%s\".".formatted(id));
    }

    private Change changing(
            TenantId id, Precondition precondition, Function<StoredBrand, Change> change) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var brand = brands.lock(id).orElseThrow(() -> unknown(id));
                    precondition.check(brand);
                    return change.apply(brand);
                }));
    }
}
