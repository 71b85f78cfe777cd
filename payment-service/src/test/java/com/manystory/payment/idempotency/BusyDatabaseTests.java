package com.manystory.payment.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Keys whose database is busy.
class BusyDatabaseTests {

    private static final CannotGetJdbcConnectionException BUSY =
            new CannotGetJdbcConnectionException("busy", new SQLException("busy", "08001"));

    private final IdempotencyRecords records = mock(IdempotencyRecords.class);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void areAnsweredLikeAnyOtherBusyDatabase() throws Exception {
        when(records.claim(any())).thenThrow(BUSY);

        filter((_, answer, _, failure) -> busy(answer, failure))
                .doFilter(request(), response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void areNotHiddenWhenNobodyAnswers() {
        when(records.claim(any())).thenThrow(BUSY);

        assertThatThrownBy(() ->
                        filter((_, _, _, _) -> null)
                                .doFilter(request(), response, new MockFilterChain()))
                .isSameAs(BUSY);
    }

    @Test
    void doNotTakeTheAnswerFromACallThatWasMade() throws Exception {
        when(records.claim(any())).thenReturn(new Claim.Granted(UUID.randomUUID()));
        doThrow(BUSY).when(records).finish(any(), any());

        filter((_, answer, _, failure) -> busy(answer, failure))
                .doFilter(
                        request(),
                        response,
                        (_, answer) -> {
                            ((HttpServletResponse) answer).setStatus(201);
                            answer.getOutputStream().write("made".getBytes(StandardCharsets.UTF_8));
                        });

        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getContentAsString()).isEqualTo("made");
    }

    private IdempotencyFilter filter(HandlerExceptionResolver problems) {
        return new IdempotencyFilter(records, problems);
    }

    private static ModelAndView busy(HttpServletResponse answer, Exception failure) {
        assertThat(failure).isSameAs(BUSY);
        answer.setStatus(503);
        answer.setHeader("Retry-After", "1");
        return new ModelAndView();
    }

    private static MockHttpServletRequest request() {
        var request = new MockHttpServletRequest("POST", "/api/v1/checkouts");
        request.addHeader(IdempotencyFilter.HEADER, "key");
        return request;
    }
}
