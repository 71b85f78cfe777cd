package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.due.DueTask;
import com.manystory.tenancy.TenantContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Webhooks are kept for a time, sent and received.
class RetentionIT extends PaymentTest {

    @Autowired private List<DueTask> tasks;
    @Autowired private JdbcClient jdbc;

    @Test
    void forgetsWebhooksAfterTheirTime() {
        TenantContext.run(
                PEBBLE,
                () -> {
                    jdbc.sql(
                                    """
                                    INSERT INTO gateway_event (gateway, event_id, body, received_at) VALUES
                                        ('retention', 'old', '{}', now() - interval '91 days'),
                                        ('retention', 'new', '{}', now() - interval '89 days')\
                                    """)
                            .update();
                    jdbc.sql(
                                    """
                                    INSERT INTO sandbox.webhook
                                        (id, kind, reference, deliver_at, delivered_at, tries) VALUES
                                        (gen_random_uuid(), 'retention', 'old', now(),
                                            now() - interval '8 days', 1),
                                        (gen_random_uuid(), 'retention', 'new', now(),
                                            now() - interval '6 days', 1),
                                        (gen_random_uuid(), 'retention', 'refused',
                                            now() + interval '5 minutes', NULL, 900),
                                        (gen_random_uuid(), 'retention', 'tried',
                                            now() + interval '5 minutes', NULL, 899)\
                                    """)
                            .update();

                    tasks.forEach(DueTask::runDue);

                    assertThat(
                                    texts(
                                            "SELECT event_id FROM gateway_event WHERE gateway ="
                                                    + " 'retention'"))
                            .containsExactly("new");
                    assertThat(
                                    texts(
                                            "SELECT reference FROM sandbox.webhook WHERE kind ="
                                                    + " 'retention'"))
                            .containsExactlyInAnyOrder("new", "tried");
                });
    }

    private List<@Nullable String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
