package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Lives;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/// What an erased brand has left among the dead letters of this service's queues. The queues
/// themselves need no look: once the brand's life is erased here, its messages are dropped as they
/// come.
final class DeadLettersPart implements TenantPart {

    private static final Logger log = LoggerFactory.getLogger(DeadLettersPart.class);

    private final List<DeadLetters> letters;
    private final TenantRegistry registry;
    private final String name;

    DeadLettersPart(List<DeadLetters> letters, TenantRegistry registry, String service) {
        this.letters = letters;
        this.registry = registry;
        this.name = service + "DeadLetters";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Condition ensure(Brand brand) {
        return Condition.ready(name, "Messages that can't be handled are kept as dead letters.");
    }

    /// Letters of the present life stay, when that is a later one.
    @Override
    public Condition erase(TenantId id, String incarnation) {
        var later =
                registry.find(id)
                        .map(Brand::incarnation)
                        .filter(life -> Lives.isLater(life, incarnation));
        return delete(
                id,
                namedAs(id).and(letter -> later.filter(letter.incarnation()::equals).isEmpty()));
    }

    private Condition delete(TenantId id, Predicate<Envelope> wanted) {
        try {
            for (var queue : letters) {
                var deleted = queue.delete(wanted);
                if (deleted > 0) {
                    log.info(
                            "{} dead letters of brand {} on {} were deleted",
                            deleted,
                            id,
                            queue.queue());
                }
            }
            return Condition.ready(name, "No dead letters are left.");
        } catch (SdkException | IllegalStateException e) {
            return Condition.failed(
                    name,
                    "DeadLettersNotRead",
                    "The dead letters can't be looked through: " + reason(e),
                    "See that the queues answer and that nobody else reads or fills their dead"
                            + " letters; erasing is tried again.");
        }
    }

    @Override
    public Remains remains(TenantId id) {
        var found = new ArrayList<String>();
        try {
            for (var queue : letters) {
                var left = queue.count(namedAs(id));
                if (left > 0) {
                    found.add("%d dead letters of %s".formatted(left, queue.queue()));
                }
            }
        } catch (SdkException | IllegalStateException e) {
            return Remains.unknown(name, reason(e));
        }
        return new Remains(
                name,
                letters.isEmpty()
                        ? List.of("This service reads no queue")
                        : letters.stream()
                                .map(queue -> "The dead letters of " + queue.queue())
                                .toList(),
                found);
    }

    private static Predicate<Envelope> namedAs(TenantId id) {
        return letter -> letter.tenant().equals(id.value());
    }

    private static String reason(RuntimeException e) {
        return e instanceof IllegalStateException && e.getMessage() != null
                ? e.getMessage()
                : "the queues don't answer";
    }
}
