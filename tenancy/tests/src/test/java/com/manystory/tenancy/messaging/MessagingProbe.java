package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A service that writes down what it hears.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class MessagingProbe {

    @Bean
    Heard heard() {
        return new Heard();
    }

    @Bean
    Subscription<Greeting> greetings(Heard heard, JdbcClient jdbc) {
        return new Subscription<>(
                "greeting",
                "probe",
                Greeting.class,
                (greeting, message) -> {
                    jdbc.sql("insert into note (text) values (?)").param(greeting.text()).update();
                    if (heard.failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new IllegalStateException("on purpose");
                    }
                    if (heard.outages.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new IllegalStateException(new SQLException("stopping", "57P01"));
                    }
                    if (greeting.text().startsWith("slow-")) {
                        Thread.sleep(500);
                    }
                    heard.traces.put(greeting.text(), String.valueOf(MDC.get("traceId")));
                    heard.all.add(
                            "%s %s %s %s"
                                    .formatted(
                                            TenantContext.required(),
                                            message.tenant(),
                                            MDC.get("brand"),
                                            greeting.text()));
                });
    }

    record Greeting(String text) {}

    static class Heard {

        final List<String> all = new CopyOnWriteArrayList<>();
        final Map<String, String> traces = new ConcurrentHashMap<>();
        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger outages = new AtomicInteger();

        long startedWith(String prefix) {
            return all.stream().filter(line -> line.contains(" " + prefix)).distinct().count();
        }

        long of(String text) {
            return all.stream().filter(line -> line.endsWith(" " + text)).count();
        }
    }
}
