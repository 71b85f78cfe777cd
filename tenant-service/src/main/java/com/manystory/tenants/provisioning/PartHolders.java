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

    /// What is left of an erased brand, as each service finds it.
    List<Finding> look(Brand brand) throws InterruptedException {
        return each(all, holder -> client.look(holder, brand));
    }

    private static <T> List<T> each(List<PartHolder> holders, Function<PartHolder, T> request)
            throws InterruptedException {
        var tasks = new ArrayList<FutureTask<T>>();
        for (var holder : holders) {
            Callable<T> call = () -> request.apply(holder);
            var task = new FutureTask<>(call);
            Thread.ofVirtual().name("parts-" + holder.name()).start(task);
            tasks.add(task);
        }
        var outcomes = new ArrayList<T>();
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
