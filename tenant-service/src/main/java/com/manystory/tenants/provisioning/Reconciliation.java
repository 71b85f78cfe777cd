package com.manystory.tenants.provisioning;

import com.manystory.tenancy.registry.Phase;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.brand.Work.Claim;
import com.manystory.tenants.work.ClaimLostException;
import java.util.ArrayList;
import java.util.List;

/// Brings one brand to what it should be. It starts from what the database says and may die at any
/// line: every step can be repeated, and the work stays due until the last one.
class Reconciliation {

    private final Brands brands;
    private final Progress progress;
    private final PartHolders holders;
    private final Step.Listener steps;

    Reconciliation(Brands brands, Progress progress, PartHolders holders, Step.Listener steps) {
        this.brands = brands;
        this.progress = progress;
        this.holders = holders;
        this.steps = steps;
    }

    /// Works on the claim's brand and gives the claim back.
    ///
    /// @throws ClaimLostException when it took too long and another instance has taken over
    void run(Claim claim) throws InterruptedException {
        steps.reached(Step.CLAIMED);
        var found = brands.find(claim.brand());
        if (found.isEmpty()) {
            return;
        }
        var brand = found.get();
        switch (brand.intent()) {
            case SERVE -> serve(claim, brand);
            case SUSPEND -> suspend(claim, brand);
            case ERASE -> erase(claim, brand);
        }
        steps.reached(Step.RELEASED);
    }

    private void serve(Claim claim, StoredBrand brand) throws InterruptedException {
        var outcomes = new ArrayList<>(holders.ensure(holders.all(), brand.published()));
        steps.reached(Step.ENSURED);
        progress.record(claim, brand, outcomes);
        steps.reached(Step.RECORDED);
        var next = phaseAfter(brand, outcomes);
        if (next != brand.phase()) {
            // Customers come in at the edges: these hear last that a brand is on the air, when
            // everything behind them knows it.
            var told = brand.announcedAs(next);
            var serving = told.isServing();
            if (serving) {
                outcomes.addAll(holders.ensure(holders.backends(), told));
            }
            steps.reached(Step.BACKENDS_TOLD);
            if (!progress.enter(claim, brand, next)) {
                return;
            }
            steps.reached(Step.ENTERED);
            if (serving) {
                outcomes.addAll(holders.ensure(holders.edges(), told));
            }
            steps.reached(Step.EDGES_TOLD);
        }
        progress.release(claim, brand, outcomes);
    }

    private static Phase phaseAfter(StoredBrand brand, List<Outcome> outcomes) {
        if (Outcome.areReady(outcomes)) {
            return Phase.ACTIVE;
        }
        if (brand.activated()) {
            return Phase.DEGRADED;
        }
        var lasting =
                outcomes.stream()
                        .anyMatch(o -> o instanceof Outcome.Failed failed && failed.lasting());
        return lasting ? Phase.FAILED : Phase.PROVISIONING;
    }

    private void suspend(Claim claim, StoredBrand brand) throws InterruptedException {
        var outcomes = holders.ensure(holders.all(), brand.published());
        steps.reached(Step.ENSURED);
        progress.record(claim, brand, outcomes);
        steps.reached(Step.RECORDED);
        progress.release(claim, brand, outcomes);
    }

    private void erase(Claim claim, StoredBrand brand) throws InterruptedException {
        if (!progress.beginErasure(claim, brand)) {
            return;
        }
        steps.reached(Step.ERASURE_BEGUN);
        // The edges first: nobody comes in any more while the rest is being erased.
        var outcomes = new ArrayList<>(holders.erase(holders.edges(), brand.published()));
        steps.reached(Step.EDGES_TOLD);
        outcomes.addAll(holders.erase(holders.backends(), brand.published()));
        steps.reached(Step.ENSURED);
        var findings =
                Outcome.areReady(outcomes)
                        ? holders.look(brand.published()).stream()
                                .map(finding -> finding.after(outcomes))
                                .toList()
                        : List.<Finding>of();
        steps.reached(Step.LOOKED);
        if (!findings.isEmpty() && findings.stream().allMatch(Finding::isClean)) {
            progress.remove(claim, brand, findings);
            return;
        }
        progress.record(claim, brand, outcomes);
        progress.recordLeft(claim, brand, findings);
        steps.reached(Step.RECORDED);
        progress.releaseSoon(claim);
    }
}
