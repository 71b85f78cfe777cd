package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.messaging.MessagingProbe.Greeting;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.web.ProblemAdvice;
import com.manystory.tenancy.web.Problems;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What callers are told when the databases that a request needs can't be had.
@DirtiesContext
@TestPropertySource(
        properties = {
            "manystory.internal.name=cutoff-service",
            "manystory.messaging.publishers.greeting=cutoff-service",
            "manystory.data.acquire-timeout=300ms",
            "manystory.data.control-connections=4"
        })
class CutOffDatabaseIT extends MessagingTest {

    private static final String CONTROL = "cutoff_control";

    @Autowired ProblemAdvice problems;

    @Test
    void haveThemComeBackWhenTheControlDatabaseIsCutOff() throws Exception {
        relay.stop();
        cutOff();
        try {
            ask("/registry").andExpect(status().isServiceUnavailable());
            // Whose index is in the control database, and its own database is there.
            ask("/outbox")
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Retry-After", "5"))
                    .andExpect(jsonPath("$.type").value(Problems.BASE + "service-unavailable"))
                    .andExpect(jsonPath("$.reason").value("DatabaseUnreachable"));
        } finally {
            restore();
            relay.start();
        }
        ask("/outbox").andExpect(status().isOk());
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void haveThemComeBackWhenThePoolIsFull() throws Exception {
        relay.stop();
        var taken = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 4; i++) {
                taken.add(control.getConnection());
            }
            ask("/registry")
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Retry-After", "1"))
                    .andExpect(jsonPath("$.type").value(Problems.BASE + "busy"));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
            relay.start();
        }
        ask("/registry").andExpect(status().isOk());
    }

    @Test
    void areToldOfAFaultWhenAStatementIsWrong() throws Exception {
        ask("/wrong").andExpect(status().isInternalServerError());
    }

    private ResultActions ask(String path) throws Exception {
        return MockMvcBuilders.standaloneSetup(new Probe())
                .setControllerAdvice(problems)
                .build()
                .perform(post(path));
    }

    private long notes() {
        return TenantContext.call(
                ASTER,
                () ->
                        jdbc.sql("select count(*) from note where text = ?")
                                .param(text)
                                .query(Long.class)
                                .single());
    }

    private static void cutOff() throws SQLException {
        asSuperuser("alter database %s allow_connections false".formatted(CONTROL));
        asSuperuser(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '%s'"
                        .formatted(CONTROL));
    }

    private static void restore() throws SQLException {
        asSuperuser("alter database %s allow_connections true".formatted(CONTROL));
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @RestController
    private final class Probe {

        @PostMapping("/registry")
        void registry() {
            controlJdbc.sql("select 1").query(Integer.class).single();
        }

        @PostMapping("/outbox")
        void outbox() {
            inTransaction(
                    ASTER,
                    () -> {
                        jdbc.sql("insert into note (text) values (?)").param(text).update();
                        outbox.publish("unheard", new Greeting(text), null);
                    });
        }

        @PostMapping("/wrong")
        void wrong() {
            controlJdbc.sql("select nothing").query(Integer.class).single();
        }
    }
}
