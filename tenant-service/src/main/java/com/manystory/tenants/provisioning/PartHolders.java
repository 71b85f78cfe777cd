package com.manystory.tenants.provisioning;

import com.manystory.tenancy.registry.Brand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/// All services that hold parts of brands, asked at the same time.
class PartHolders {

    private final List<PartHolder> all;
    private final PartsClient client;

    PartHolders(List<PartHolder> all, PartsClient client) {
        this.all = List.copyOf(all);
        this.client = client;
    }

    List<PartHolder> all() {
        return all;
    }

    List<PartHolder> edges() {
        return all.stream().filter(PartHolder::edge).toList();
    }

    List<PartHolder> backends() {
        return all.stream().filter(holder -> !holder.edge()).toList();
    }

    List<Outcome> ensure(List<PartHolder> holders, Brand brand) throws InterruptedException {
        return each(holders, holder -> client.ensure(holder, brand));
    }

    List<Outcome> erase(List<PartHolder> holders, Brand brand) throws InterruptedException {
        return each(holders, holder -> client.erase(holder, brand));
    }

    private static List<Outcome> each(
            List<PartHolder> holders, Function<PartHolder, Outcome> request)
            throws InterruptedException {
        var tasks = new ArrayList<FutureTask<Outcome>>();
        for (var holder : holders) {
            Callable<Outcome> call = () -> request.apply(holder);
            var task = new FutureTask<>(call);
            Thread.ofVirtual().name("parts-" + holder.name()).start(task);
            tasks.add(task);
        }
        var outcomes = new ArrayList<Outcome>();
        for (var task : tasks) {
            try {
                outcomes.add(task.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("Asking for parts failed", e.getCause());
            }
        }
        return outcomes;
    }
}
