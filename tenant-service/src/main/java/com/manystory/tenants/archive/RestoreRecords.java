package com.manystory.tenants.archive;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.archive.ArchiveProblems;
import com.manystory.tenants.archive.BrandRestores.Source;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.brand.BrandChanges;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Intent;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.move.MoveChanges;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Stores that a restore begins, before any service is asked, and how it ended, each with its audit
/// event. A brand of whose restore no success is stored can't be resumed, nor moved.
@Component
class RestoreRecords {

    private final Brands brands;
    private final MoveChanges moves;
    private final AuditEvents audit;
    private final TransactionTemplate transaction;

    RestoreRecords(
            Brands brands,
            MoveChanges moves,
            AuditEvents audit,
            PlatformTransactionManager transactions) {
        this.brands = brands;
        this.moves = moves;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Refuses a restore of a brand that isn't suspended or is being moved.
    ///
    /// @throws com.manystory.tenants.brand.ChangeRefusedException when there is no such brand
    void check(TenantId id) {
        transaction.executeWithoutResult(_ -> restorable(id));
    }

    /// The brand's data is about to be replaced.
    Begun begin(TenantId id, Source source, Actor actor) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var brand = restorable(id);
                    var restore = UUID.randomUUID();
                    brands.beginRestore(id, restore);
                    audit.add(actor, "brand.restore", id, null, source);
                    return new Begun(brand, restore, source, actor);
                }));
    }

    /// All of the brand's data was replaced.
    void succeeded(Begun begun) {
        ended(begun, "brand.restored", true);
    }

    /// It wasn't, or nobody knows.
    ///
    /// @param untouched whether it is certain that nothing was replaced
    void failed(Begun begun, boolean untouched) {
        ended(
                begun,
                "brand.restore-failed",
                untouched && begun.brand().unfinishedRestore() == null);
    }

    private void ended(Begun begun, String action, boolean isWhole) {
        transaction.executeWithoutResult(_ -> {
            var id = begun.brand().id();
            var unused = brands.lock(id);
            if (isWhole) {
                brands.endRestore(id, begun.restore());
            }
            audit.add(begun.actor(), action, id, null, begun.source());
        });
    }

    /// An off-boarding brand may be restored when it has to be before it can be resumed.
    private StoredBrand restorable(TenantId id) {
        var brand = brands.lock(id).orElseThrow(() -> BrandChanges.unknown(id));
        var isReturning =
                brand.intent() == Intent.ERASE
                        && !brand.erasing()
                        && brand.unfinishedRestore() != null;
        if (brand.intent() != Intent.SUSPEND && !isReturning) {
            throw ArchiveProblems.serving(id.value());
        }
        moves.refuseWhileMoving(id);
        return brand;
    }

    /// A restore that began.
    ///
    /// @param brand as it was before
    record Begun(StoredBrand brand, UUID restore, Source source, Actor actor) {}
}
