package com.manystory.tenancy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.autoconfigure.TenancyWebAutoConfiguration;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;

class BusyAdviceTests {

    @Test
    void everyServiceWithADatabaseSaysThatItIsBusy() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancyWebAutoConfiguration.class))
                .run(context -> {
                    var advice = context.getBean(BusyAdvice.class);
                    var busy = advice.handle(failure("08001"));

                    assertThat(busy.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(busy.getHeaders().getFirst("Retry-After")).isEqualTo("1");
                    var broken = advice.handle(failure("42501"));
                    assertThat(broken.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
                    assertThat(broken.getHeaders().getFirst("Retry-After")).isNull();
                });
    }

    private static CannotCreateTransactionException failure(String state) {
        SQLException cause = new SQLTransientConnectionException("none free", state);
        return new CannotCreateTransactionException("no connection", cause);
    }
}
