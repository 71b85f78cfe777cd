package com.manystory.tenancy.test.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/// What a service says of everything that works in it without being asked.
///
/// @param perBrand what binds one brand at a time: the simple names of lifecycle beans' classes,
///   and scheduled methods by their full names
/// @param unbound what binds none
public record JobTable(Set<String> perBrand, Set<String> unbound) {

    private static final String OURS = "com.manystory.";
    private static final String TESTS = "com.manystory.tenancy.test.";

    public JobTable {
        perBrand = Set.copyOf(perBrand);
        unbound = Set.copyOf(unbound);
    }

    /// Every lifecycle bean of the platform and every scheduled method must be listed.
    public void check(ApplicationContext context) {
        var found = new TreeSet<String>();
        jobs(context).forEach(job -> found.add(job.getSimpleName()));
        context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .forEach(task -> found.add(task.toString()));
        var listed = new TreeSet<>(perBrand);
        listed.addAll(unbound);
        assertThat(listed)
                .as(
                        "the jobs of the isolation table. Add one that is missing to those that"
                            + " bind one brand at a time or to those that bind none, and take out"
                            + " what is gone")
                .isEqualTo(found);
    }

    /// The classes of those that bind none.
    Set<Class<?>> unboundIn(ApplicationContext context) {
        return jobs(context).stream()
                .filter(job -> unbound.contains(job.getSimpleName()))
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> jobs(ApplicationContext context) {
        return context.getBeansOfType(Lifecycle.class).values().stream()
                .<Class<?>>map(AopUtils::getTargetClass)
                .filter(job -> job.getName().startsWith(OURS))
                .filter(job -> !job.getName().startsWith(TESTS))
                .collect(Collectors.toSet());
    }
}
