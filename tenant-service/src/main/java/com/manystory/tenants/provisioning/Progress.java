package com.manystory.tenants.provisioning;

import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Conditions;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.brand.Work;
import com.manystory.tenants.brand.Work.Claim;
import com.manystory.tenants.erasure.ErasureCertificate.Look;
import com.manystory.tenants.erasure.ErasureCertificates;
import com.manystory.tenants.move.Moves;
import com.manystory.tenants.signal.RegistrySignal;
import com.manystory.tenants.usage.UsageLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What a reconciliation writes. Each method is one transaction, and only whoever holds the claim
/// gets through.
@Component
class Progress {

    private static final String SELF = "tenant-service";

    private final Brands brands;
    private final Work work;
    private final Conditions conditions;
    private final AuditEvents audit;
    private final ErasureCertificates certificates;
    private final UsageLedger usage;
    private final Moves moves;
    private final RegistrySignal signal;
    private final ProvisioningProperties properties;
    private final TransactionTemplate transaction;

    Progress(
            Brands brands,
            Work work,
            Conditions conditions,
            AuditEvents audit,
            ErasureCertificates certificates,
            UsageLedger usage,
            Moves moves,
            RegistrySignal signal,
            ProvisioningProperties properties,
            PlatformTransactionManager transactions) {
        this.brands = brands;
        this.work = work;
        this.conditions = conditions;
        this.audit = audit;
        this.certificates = certificates;
        this.usage = usage;
        this.moves = moves;
        this.signal = signal;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Stores what the services answered.
    void record(Claim claim, StoredBrand brand, List<Outcome> outcomes) {
        run(
                claim,
                () -> {
                    for (var outcome : outcomes) {
                        var holder = outcome.holder();
                        switch (outcome) {
                            case Outcome.Answered answered -> {
                                var all = new ArrayList<>(answered.conditions());
                                all.add(
                                        Condition.ready(
                                                holder.conditionType(),
                                                "Knows the brand's desired state."));
                                conditions.replace(
                                        brand.id(), brand.generation(), holder.name(), all);
                            }
                            case Outcome.Failed failed ->
                                    // Its parts are as they were last seen.
                                    conditions.put(
                                            brand.id(),
                                            brand.generation(),
                                            holder.name(),
                                            failed.condition());
                        }
                    }
                    return null;
                });
    }

    /// Moves the brand to the phase, unless something else is wanted by now; then the work is due
    /// again at once.
    ///
    /// @return whether it was moved
    boolean enter(Claim claim, StoredBrand brand, Phase next) {
        return Boolean.TRUE.equals(
                run(
                        claim,
                        () -> {
                            if (!isCurrent(brand)) {
                                work.release(claim, 0, Duration.ZERO);
                                return false;
                            }
                            brands.enter(brand.id(), next);
                            return true;
                        }));
    }

    /// Gives the claim back. The generation is observed once every service knows it. When not every
    /// one did its part it is tried again soon.
    ///
    /// @param outcomes of every request to every service, in this generation
    void release(Claim claim, StoredBrand brand, List<Outcome> outcomes) {
        var ready = Outcome.areReady(outcomes);
        run(
                claim,
                () -> {
                    if (outcomes.stream().allMatch(Outcome::isInformed) && isCurrent(brand)) {
                        brands.observed(brand.id(), brand.generation());
                    }
                    var failures = ready ? 0 : claim.attempts() + 1;
                    work.release(
                            claim,
                            failures,
                            ready ? properties.resync() : properties.retryAfter(failures));
                    return null;
                });
    }

    /// Passes the point of no return, unless the time of grace isn't over, the off-boarding was
    /// taken back, or a move has yet to be; then the claim is given back.
    ///
    /// @return whether everything may be erased now
    boolean beginErasure(Claim claim, StoredBrand brand) {
        return Boolean.TRUE.equals(
                run(
                        claim,
                        () -> {
                            if (!isCurrent(brand)) {
                                work.release(claim, 0, Duration.ZERO);
                                return false;
                            }
                            var left = brands.graceLeft(brand.id());
                            if (!brand.erasing() && left.isPositive()) {
                                work.release(claim, 0, left);
                                return false;
                            }
                            if (moves.isRunning(brand.id())) {
                                work.release(claim, 0, properties.retryAfter(1));
                                return false;
                            }
                            brands.beginErasure(brand.id());
                            return true;
                        }));
    }

    /// Stores what was found after an erasure.
    void recordLeft(Claim claim, StoredBrand brand, List<Finding> findings) {
        run(
                claim,
                () -> {
                    findings.stream()
                            .filter(finding -> !finding.isClean())
                            .forEach(finding ->
                                    conditions.put(
                                            brand.id(),
                                            brand.generation(),
                                            finding.holder().name(),
                                            finding.condition()));
                    return null;
                });
    }

    /// Gives the claim on a brand back that can't be erased yet; it is tried again soon.
    void releaseSoon(Claim claim) {
        run(
                claim,
                () -> {
                    var failures = claim.attempts() + 1;
                    work.release(claim, failures, properties.retryAfter(failures));
                    return null;
                });
    }

    /// Forgets a brand that every service has erased and that nobody found anything of, with what
    /// it used, and certifies it.
    ///
    /// @throws IllegalStateException when something of its usage is left; nothing has changed then
    void remove(Claim claim, StoredBrand brand, List<Finding> findings) {
        run(
                claim,
                () -> {
                    usage.erase(brand.id());
                    moves.erased(brand.id());
                    var looks = new ArrayList<>(findings.stream().flatMap(Finding::looks).toList());
                    looks.add(lookForUsage(brand));
                    var certificate = certificates.issue(brand, looks);
                    brands.remove(brand.id());
                    audit.add(
                            Actor.controlPlane(certificate.requestedBy(), certificate.reason()),
                            "brand.erased",
                            brand.id(),
                            brand.wanted(),
                            certificate);
                    return null;
                });
    }

    private Look lookForUsage(StoredBrand brand) {
        var remains = usage.remains(brand.id());
        if (!remains.found().isEmpty()) {
            throw new IllegalStateException("There is still: " + remains.found());
        }
        return new Look(SELF, remains.part(), remains.lookedAt());
    }

    private boolean isCurrent(StoredBrand brand) {
        return brands.lock(brand.id())
                .filter(now -> now.desiredTag().equals(brand.desiredTag()))
                .isPresent();
    }

    private <T> @Nullable T run(Claim claim, Supplier<@Nullable T> writes) {
        return transaction.execute(status -> {
            // The brand before the work, as every change does: nobody waits in a circle.
            var unused = brands.lock(claim.brand());
            work.require(claim);
            var result = writes.get();
            signal.raise();
            return result;
        });
    }
}
