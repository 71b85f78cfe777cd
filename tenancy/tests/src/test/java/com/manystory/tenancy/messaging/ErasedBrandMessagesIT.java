package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.TestBrands;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What becomes of a brand's messages, and of what they say, when the brand was erased.
@ExtendWith(OutputCaptureExtension.class)
class ErasedBrandMessagesIT extends MessagingTest {

    private static final String OTHER_LIFE = "another-life";

    @Autowired TenantDatabases databases;
    @Autowired DeadLettersPart part;

    private final Brand brand =
            TestBrands.named("e" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void dropsAMessageOfAnErasedBrandAndSaysNothingOfItsBody(CapturedOutput output) {
        erase(brand);
        var before = dropped();

        send(message(brand.incarnation()), UnaryOperator.identity());

        await().atMost(SOON).until(() -> dropped() == before + 1 && waiting(QUEUE) == 0);
        assertThat(heard.of(text)).isZero();
        assertThat(deadLetters(text)).isFalse();
        assertThat(output).contains("is dropped: this life of its brand was erased");
        assertThat(output).doesNotContain(text);
    }

    @Test
    void keepsAMessageOfALifeThatMayBeNewer() {
        erase(brand);

        send(message(OTHER_LIFE), UnaryOperator.identity());

        assertEndsInDeadLetters();
    }

    @Test
    void dropsNothingThatNobodySealed() {
        erase(brand);

        sendSealed(message(brand.incarnation()), "{\"text\": \"" + text + "\"}");

        assertEndsInDeadLetters();
    }

    @Test
    void putsAMessageOffWhileNobodyKnowsWhetherItsBrandWasErased() {
        var check =
                new EnvelopeCheck(
                        registry,
                        new Topics(properties),
                        seals,
                        (_, _) -> {
                            throw new SQLException("stopping", "57P01");
                        });
        var sealed = message(brand.incarnation()).sealed(seals, "{}");

        assertThat(check.judge(sealed, "greeting", "{}", MAX_RECEIVES))
                .isInstanceOf(Verdict.Postpone.class);
    }

    @Test
    void erasesTheDeadLettersOfTheBrandAndNobodyElses() {
        var kept = "kept-" + text;
        addDeadLetter(brand.id().value(), brand.incarnation(), text);
        addDeadLetter("zinnia", OTHER_LIFE, kept);
        await().atMost(SOON)
                .until(() -> part.remains(brand.id()).found().toString().contains("1 dead letter"));

        await().atMost(SOON)
                .until(() -> part.erase(brand.id(), brand.incarnation()).status() == Status.TRUE);

        assertThat(part.remains(brand.id()).found()).isEmpty();
        assertThat(part.remains(brand.id()).lookedAt())
                .containsExactly("The dead letters of " + QUEUE);
        assertThat(deadLetters(kept)).isTrue();
    }

    @Test
    void aLateErasureLeavesTheDeadLettersOfTheNextLife() {
        registry.accept(brand);
        addDeadLetter(brand.id().value(), brand.incarnation(), text);

        await().atMost(SOON)
                .until(() -> part.erase(brand.id(), OTHER_LIFE).status() == Status.TRUE);

        assertThat(deadLetters(text)).isTrue();
        registry.remove(brand.id());
    }

    @Test
    void nobodyTakesLettersThatSomebodyElseHasInHandForGone() {
        addDeadLetter(brand.id().value(), brand.incarnation(), text);
        await().atMost(SOON).until(() -> takeInHand(3));

        assertThat(part.remains(brand.id()).found()).singleElement().asString().contains("hand");
        assertThat(part.erase(brand.id(), brand.incarnation()).status()).isEqualTo(Status.FALSE);

        await().atMost(SOON)
                .until(() -> part.erase(brand.id(), brand.incarnation()).status() == Status.TRUE);
        assertThat(part.remains(brand.id()).found()).isEmpty();
    }

    private void erase(Brand brand) {
        registry.accept(TestBrands.in(Phase.OFFBOARDING, brand));
        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);
        registry.remove(brand.id());
    }

    private boolean takeInHand(int seconds) {
        return sqs.receiveMessage(request ->
                        request.queueUrl(queues.deadLettersUrl(QUEUE))
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(seconds))
                .hasMessages();
    }

    private void addDeadLetter(String tenant, String life, String words) {
        sqs.sendMessage(request ->
                request.queueUrl(queues.deadLettersUrl(QUEUE))
                        .messageBody(words)
                        .messageAttributes(message(tenant, life).attributes()));
    }

    private double dropped() {
        return meters.counter(
                        "manystory.messages.received", "topic", "greeting", "outcome", "dropped")
                .count();
    }

    private Envelope message(String life) {
        return message(brand.id().value(), life);
    }

    private static Envelope message(String tenant, String life) {
        return new Envelope(
                UUID.randomUUID().toString(), "greeting", tenant, life, "Greeting", null, Map.of());
    }
}
