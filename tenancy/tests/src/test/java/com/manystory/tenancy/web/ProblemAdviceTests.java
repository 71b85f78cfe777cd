package com.manystory.tenancy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.manystory.tenancy.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTests {

    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(new Orders())
                    .setControllerAdvice(
                            new ProblemAdvice(failure ->
                                    failure.getCause() instanceof SQLException
                                            ? Optional.of(RetryLaterException.moving())
                                            : Optional.empty()))
                    .build();

    @Test
    void pointsToEveryInvalidField() throws Exception {
        order("{\"name\":\"\",\"lines\":[{\"quantity\":1},{\"quantity\":11}]}")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value(Problems.BASE + "validation"))
                .andExpect(
                        jsonPath("$.errors[*].pointer")
                                .value(containsInAnyOrder("/name", "/lines/1/quantity")));
    }

    @Test
    void hasWritersComeBackWhenTheBrandIsMoved() throws Exception {
        mvc.perform(get("/moving"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.type").value(Problems.BASE + "brand-moving"));
    }

    @Test
    void pointsToAFieldOfTheWrongType() throws Exception {
        order("{\"name\":\"x\",\"lines\":[{\"quantity\":\"many\"}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/lines/0/quantity"))
                .andExpect(content().string(not(containsString("Orders"))));
    }

    @Test
    void saysWhyATypeRefusedAValue() throws Exception {
        order("{\"name\":\"x\",\"brand\":\"NOT a brand\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/brand"))
                .andExpect(jsonPath("$.errors[0].detail").value(containsString("Not a brand id")));
    }

    @Test
    void answersMalformedJsonWithoutAStackTrace() throws Exception {
        order("{\"name\":")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value(Problems.BASE + "malformed-body"));
    }

    @Test
    void answersKnownProblemsWithTheirSlug() throws Exception {
        mvc.perform(get("/sold-out"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value(Problems.BASE + "sold-out"))
                .andExpect(jsonPath("$.detail").value("None left."));
    }

    @Test
    void tellsNothingOfUnexpectedErrors() throws Exception {
        mvc.perform(get("/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.type").value(Problems.BASE + "internal-error"))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void namesTheWrongParameter() throws Exception {
        mvc.perform(get("/orders").param("limit", "100"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/limit"));
        mvc.perform(get("/orders").param("limit", "ten"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/limit"));
    }

    @Test
    void givesEveryProblemAType() throws Exception {
        mvc.perform(post("/sold-out"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(jsonPath("$.type").value(Problems.BASE + "method-not-allowed"));
    }

    @Test
    void writesPointersByTheRfc() {
        assertThat(JsonPointers.ofPropertyPath("admins[0].email")).isEqualTo("/admins/0/email");
        assertThat(JsonPointers.ofPropertyPath("quotas[listings].<map value>"))
                .isEqualTo("/quotas/listings");
        assertThat(JsonPointers.of(List.of("a/b", "c~d"))).isEqualTo("/a~1b/c~0d");
    }

    private ResultActions order(String body) throws Exception {
        return mvc.perform(post("/orders").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    record Order(@NotBlank String name, @Valid List<@Valid Line> lines, TenantId brand) {}

    record Line(@Max(10) int quantity) {}

    @RestController
    static class Orders {

        @PostMapping("/orders")
        void order(@Valid @RequestBody Order order) {}

        @GetMapping("/orders")
        int list(@RequestParam @Max(60) int limit) {
            return limit;
        }

        @GetMapping("/sold-out")
        void soldOut() {
            throw new ProblemException(HttpStatus.CONFLICT, "sold-out", "Sold out", "None left.");
        }

        @GetMapping("/moving")
        void moving() throws SQLException {
            throw new IllegalStateException(new SQLException("being moved", "57M01"));
        }

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("secret");
        }
    }
}
