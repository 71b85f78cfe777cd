package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.messaging.Delivery.Outcome;
import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenancy.test.isolation.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.context.ApplicationContext;

/// Gives every handler of a service messages that aren't what they say, for each pair of brands:
/// none may be handled for a brand that it isn't of, and nothing of that brand may change.
public final class MessageAttacks {

    private static final String HANDLED = "deleteMessage";

    private final ApplicationContext context;
    private final Function<TenantId, ?> state;
    private final Delivery delivery;

    /// @param context the running application
    /// @param state all that the application holds of a brand, compared by its `equals`
    public MessageAttacks(ApplicationContext context, Function<TenantId, ?> state) {
        this.context = context;
        this.state = state;
        this.delivery = new Delivery(context);
    }

    /// The tests.
    ///
    /// @param group the service's own group of consumers
    /// @param table what the service says of each of its subscriptions
    /// @param brands what was planted in each brand
    public Stream<DynamicNode> on(String group, List<MessageRow> table, List<Sample> brands) {
        var subscriptions = subscriptions(group);
        var complete =
                dynamicTest(
                        "every subscription has a row and every row a subscription",
                        () -> check(table, subscriptions));
        return Stream.concat(
                Stream.of(complete),
                subscriptions.stream()
                        .flatMap(heard ->
                                table.stream()
                                        .filter(row -> row.topic().equals(heard.topic()))
                                        .map(row ->
                                                dynamicContainer(
                                                        row.topic(), pairs(row, heard, brands)))));
    }

    private static void check(List<MessageRow> table, List<Subscription<?>> subscriptions) {
        var listed = new TreeSet<String>();
        var topics = new TreeSet<String>();
        subscriptions.forEach(subscription -> topics.add(subscription.topic()));
        table.forEach(row -> listed.add(row.topic()));
        assertThat(listed)
                .as(
                        "topics of the isolation table. Add a row for each subscription: its topic,"
                                + " who may publish on it, and a message for a sample")
                .isEqualTo(topics);
    }

    private List<Subscription<?>> subscriptions(String group) {
        return context.getBeansOfType(Subscription.class).values().stream()
                .<Subscription<?>>map(subscription -> subscription)
                .filter(subscription -> subscription.consumerGroup().equals(group))
                .toList();
    }

    private Stream<DynamicContainer> pairs(
            MessageRow row, Subscription<?> subscription, List<Sample> brands) {
        return brands.stream()
                .flatMap(victim ->
                        brands.stream()
                                .filter(other -> !other.brand().equals(victim.brand()))
                                .map(intruder ->
                                        dynamicContainer(
                                                "%s against %s"
                                                        .formatted(
                                                                intruder.brand(), victim.brand()),
                                                new Pair(row, subscription, victim, intruder)
                                                        .tests())));
    }

    private final class Pair {

        private final MessageRow row;
        private final Subscription<?> subscription;
        private final Sample victim;
        private final Sample intruder;
        private final String body;
        private final Envelope rightful;
        private @Nullable Object before;

        Pair(MessageRow row, Subscription<?> subscription, Sample victim, Sample intruder) {
            this.row = row;
            this.subscription = subscription;
            this.victim = victim;
            this.intruder = intruder;
            this.body = victim.filled(row.body());
            this.rightful = of(victim.brand(), "life-1");
        }

        Stream<DynamicTest> tests() {
            var sealed = sealedBy(row.publisher(), rightful);
            var other = sealedBy(row.publisher(), of(intruder.brand(), "life-1"));
            return Stream.of(
                    refused("without a brand", as(sealed, "", sealed.incarnation(), sealed.seal())),
                    refused("without a seal", rightful),
                    refused("sealed by nobody who may", sealedBy("local-issuer", rightful)),
                    refused("sealed by an edge", sealedBy("storefront-bff", rightful)),
                    refused(
                            "of another brand under this one's name",
                            as(other, rightful.tenant(), rightful.incarnation(), other.seal())),
                    refused(
                            "of another life",
                            sealedBy(row.publisher(), of(victim.brand(), "another"))),
                    dynamicTest("with other words than were sealed", this::changedBody),
                    dynamicTest("of another brand with this one's ids", () -> foreign(other)),
                    dynamicTest("and nothing of it has changed", this::unchanged),
                    dynamicTest("of the brand itself is handled for it", () -> own(sealed)));
        }

        private Envelope of(TenantId brand, String life) {
            return new Envelope(
                    UUID.randomUUID().toString(),
                    row.topic(),
                    brand.value(),
                    brand + "-" + life,
                    row.type(),
                    null,
                    Map.of());
        }

        private Envelope sealedBy(String process, Envelope envelope) {
            return envelope.sealed(TestTokens.seals(process), body);
        }

        private DynamicTest refused(String how, Envelope envelope) {
            return dynamicTest(
                    how,
                    () -> {
                        remember();
                        for (var receives = 1; receives <= 2; receives++) {
                            assertRefused(delivery.deliver(subscription, envelope, body, receives));
                        }
                    });
        }

        private void changedBody() {
            remember();
            var sealed = sealedBy(row.publisher(), rightful);
            assertRefused(
                    delivery.deliver(subscription, sealed, body.replaceFirst("\\{", "{ "), 1));
        }

        private void foreign(Envelope envelope) {
            remember();
            assertThat(delivery.deliver(subscription, envelope, body, 1).handledFor())
                    .allMatch(intruder.brand()::equals);
        }

        private void own(Envelope envelope) {
            var outcome = delivery.deliver(subscription, envelope, body, 1);
            assertThat(outcome.handledFor()).containsExactly(victim.brand());
            assertThat(outcome.told()).containsExactly(HANDLED);
        }

        private void remember() {
            if (before == null) {
                before = state.apply(victim.brand());
            }
        }

        private void unchanged() {
            assertThat((Object) state.apply(victim.brand())).isEqualTo(before);
        }
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome.handledFor()).as("brands that it was handled for").isEmpty();
    }

    private static Envelope as(
            Envelope envelope, String tenant, String incarnation, @Nullable String seal) {
        return new Envelope(
                envelope.id(),
                envelope.topic(),
                tenant,
                incarnation,
                envelope.type(),
                seal,
                envelope.headers());
    }
}
