package com.manystory.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderStatusTests {

    private static final Pattern TRANSITION = Pattern.compile("\\('([A-Z_]+)', '([A-Z_]+)'\\)");

    @Test
    void databasesKnowTheSameTransitions() throws IOException {
        var inJava =
                Arrays.stream(OrderStatus.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(Collectors.toCollection(TreeSet::new));
        var inSql = new TreeSet<String>();
        for (var name : List.of("V001__orders.sql", "V006__further_attempts.sql")) {
            try (var script = OrderStatusTests.class.getResourceAsStream("/db/migration/" + name)) {
                assertThat(script).isNotNull();
                var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
                var matcher = TRANSITION.matcher(text);
                while (matcher.find()) {
                    inSql.add(matcher.group(1) + " " + matcher.group(2));
                }
            }
        }

        assertThat(inSql).isEqualTo(inJava);
    }

    @Test
    void nothingFollowsARefund() {
        assertThat(OrderStatus.REFUNDED.next()).isEmpty();
    }

    @Test
    void everyClosedOrderCanBeRefundedForMoneyThatCameTooLate() {
        assertThat(Arrays.stream(OrderStatus.values()))
                .filteredOn(OrderStatus::isClosed)
                .filteredOn(status -> status != OrderStatus.REFUNDED)
                .allSatisfy(status -> assertThat(status.next()).contains(OrderStatus.REFUNDED));
    }
}
