package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PageCacheTests {

    private static final int KILOBYTE = 1024;

    private final PageCache cache =
            new PageCache(
                    new StorefrontSettings.Cache(
                            DataSize.ofKilobytes(100),
                            DataSize.ofKilobytes(100),
                            DataSize.ofKilobytes(100),
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(1)),
                    () -> true);
    private final Site aster =
            new Site(
                    TestBrands.ASTER,
                    "http://aster.localhost",
                    "/assets/theme-1.css",
                    new FrontMetrics(new SimpleMeterRegistry()).of(TestBrands.ASTER.id()),
                    null,
                    new Usage(new InMemoryRegistry()).of(TestBrands.ASTER));

    @Test
    void anAnswerThatIsPushedOutIsHeldByNobody() {
        var all =
                IntStream.range(0, 500)
                        .mapToObj(i -> put("/en/l/hall-" + i))
                        .filter(Objects::nonNull)
                        .toList();

        await().untilAsserted(() -> {
            var held = all.stream().filter(kept -> kept.answer() != null).toList();
            assertThat(held).hasSizeBetween(1, 100);
            assertThat(held).allMatch(kept -> cache.find(kept.key()) == kept);
        });
    }

    @Test
    void anAnswerThatIsReplacedIsGoneForWhoeverKnewWhereItLay() {
        var first = kept("/en");
        var second = kept("/en");

        assertThat(cache.answer(first)).isNull();
        assertThat(cache.answer(second)).isNotNull();
    }

    @Test
    void anInvalidationIsHeardByWhoeverKnowsWhereTheAnswerLies() {
        var about = kept("/en/l/hall-1", "listing:1");
        var other = kept("/en/l/hall-2", "listing:2");

        cache.invalidate(aster, Set.of("listing:1"));

        assertThat(cache.answer(about)).isNull();
        assertThat(cache.answer(other)).isNotNull();
        cache.forget(TestBrands.ASTER.id());
        assertThat(cache.answer(other)).isNull();
    }

    @Test
    void theCacheIsToldOfAnAnswersUseOnceInAWhile() {
        var told = new Kept(new PageKey(aster, "/en", "", false), answer(0));

        assertThat(told.isToBeTold(9, 10)).isFalse();
        assertThat(told.isToBeTold(10, 10)).isTrue();
        assertThat(told.isToBeTold(19, 10)).isFalse();
        assertThat(told.isToBeTold(20, 10)).isTrue();
    }

    private Kept kept(String target, String... tags) {
        return Objects.requireNonNull(put(target, tags));
    }

    private @Nullable Kept put(String target, String... tags) {
        var key = new PageKey(aster, target, "", false);
        cache.put(key, answer(System.nanoTime(), tags), aster.invalidations().get());
        return cache.find(key);
    }

    private static FinishedAnswer answer(long now, String... tags) {
        var body = Variant.of("\"1\"", List.of(), List.of(), new byte[KILOBYTE]);
        return new FinishedAnswer(
                200,
                body,
                null,
                null,
                true,
                Set.of(tags),
                now,
                now + Duration.ofMinutes(5).toNanos());
    }
}
