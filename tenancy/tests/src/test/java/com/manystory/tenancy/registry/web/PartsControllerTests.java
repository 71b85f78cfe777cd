package com.manystory.tenancy.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.testing.FakeRegistry;
import com.manystory.tenancy.web.ProblemAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

class PartsControllerTests {

    private final FakeRegistry registry = new FakeRegistry();
    private final List<String> calls = new ArrayList<>();
    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(
                            new PartsController(registry, List.of(new Files(), new Broken())))
                    .setControllerAdvice(new ProblemAdvice(_ -> Optional.empty()))
                    .build();

    @Test
    void refusesEveryoneButTheControlPlane() throws Exception {
        ensure("service").andExpect(status().isForbidden());
        mvc.perform(delete("/internal/v1/brands/aster/parts")).andExpect(status().isForbidden());

        assertThat(calls).isEmpty();
    }

    @Test
    void reportsEveryPartAlsoWhenOneBreaks() throws Exception {
        ensure("control-plane")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.conditions[0].status").value("TRUE"))
                .andExpect(jsonPath("$.conditions[1].type").value("Broken"))
                .andExpect(jsonPath("$.conditions[1].reason").value("UnexpectedError"));

        assertThat(calls).containsExactly("ensure aster");
    }

    @Test
    void makesNothingForATellingThatWasOvertaken() throws Exception {
        var late = FakeRegistry.brand(FakeRegistry.ASTER, "a1", Phase.ACTIVE);
        registry.accept(FakeRegistry.brand(FakeRegistry.ASTER, "a2", Phase.ACTIVE));
        registry.ignoreTellings();

        ensure(late, "control-plane").andExpect(status().isConflict());
        registry.remove(FakeRegistry.ASTER);
        ensure(late, "control-plane").andExpect(status().isConflict());

        assertThat(calls).isEmpty();
    }

    @Test
    void tellsThePartsWhichLifeOfTheBrandEnds() throws Exception {
        mvc.perform(
                        delete("/internal/v1/brands/aster/parts?incarnation=a1")
                                .with(request -> withRole(request, "control-plane")))
                .andExpect(status().isOk());

        assertThat(calls).containsExactly("erase aster a1");
    }

    @Test
    void erasesNothingWhenNobodySaysWhichLifeEnds() throws Exception {
        for (var parameter : List.of("", "?incarnation=")) {
            mvc.perform(
                            delete("/internal/v1/brands/aster/parts" + parameter)
                                    .with(request -> withRole(request, "control-plane")))
                    .andExpect(status().isBadRequest());
        }

        assertThat(calls).isEmpty();
    }

    @Test
    void tellsWhatIsLeftAndDoesNotCallWhatItCannotSeeGone() throws Exception {
        mvc.perform(
                        get("/internal/v1/brands/aster/parts/remains")
                                .with(request -> withRole(request, "control-plane")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.parts[0].found[0]").value("A file of aster"))
                .andExpect(
                        jsonPath("$.parts[1].found[0]")
                                .value("It isn't known what is left: IllegalStateException"));

        mvc.perform(get("/internal/v1/brands/aster/parts/remains"))
                .andExpect(status().isForbidden());
    }

    @Test
    void erasesEveryPartAlsoWhenOneBreaks() throws Exception {
        mvc.perform(
                        delete("/internal/v1/brands/aster/parts?incarnation=a1")
                                .with(request -> withRole(request, "control-plane")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.conditions.length()").value(2));

        assertThat(calls).containsExactly("erase aster a1");
    }

    private ResultActions ensure(String role) throws Exception {
        return ensure(registry.find(FakeRegistry.ASTER).orElseThrow(), role);
    }

    private ResultActions ensure(Brand brand, String role) throws Exception {
        return mvc.perform(
                put("/internal/v1/brands/aster/parts")
                        .with(request -> withRole(request, role))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JsonMapper.builder().build().writeValueAsString(brand)));
    }

    private static MockHttpServletRequest withRole(MockHttpServletRequest request, String role) {
        request.addUserRole(role);
        return request;
    }

    private final class Files implements TenantPart {

        @Override
        public String name() {
            return "Files";
        }

        @Override
        public Condition ensure(Brand brand) {
            calls.add("ensure " + brand.id());
            return Condition.ready(name(), "There");
        }

        @Override
        public Condition erase(TenantId id, String incarnation) {
            calls.add("erase " + id + " " + incarnation);
            return Condition.ready(name(), "Gone");
        }

        @Override
        public Remains remains(TenantId id) {
            return new Remains(name(), List.of("The folder"), List.of("A file of " + id));
        }
    }

    private static final class Broken implements TenantPart {

        @Override
        public String name() {
            return "Broken";
        }

        @Override
        public Condition ensure(Brand brand) {
            throw new IllegalStateException("secret");
        }

        @Override
        public Condition erase(TenantId id, String incarnation) {
            throw new IllegalStateException("secret");
        }

        @Override
        public Remains remains(TenantId id) {
            throw new IllegalStateException("secret");
        }
    }
}
