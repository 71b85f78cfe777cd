package com.manystory.tenancy.registry.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Brings the service's parts of a brand to the desired state, or erases them, and looks for what
/// is left of them; answers for each, also when one fails.
@RestController
@RequestMapping("/internal/v1/brands/{id}/parts")
public final class PartsController {

    private static final Logger log = LoggerFactory.getLogger(PartsController.class);

    private final TenantRegistry registry;
    private final List<TenantPart> parts;

    public PartsController(TenantRegistry registry, List<TenantPart> parts) {
        this.registry = registry;
        this.parts = List.copyOf(parts);
    }

    @PutMapping
    PartsReport ensure(
            @PathVariable String id, @RequestBody Brand brand, HttpServletRequest request) {
        ControlPlane.require(request);
        if (!brand.id().equals(ControlPlane.tenant(id))) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation",
                    "The brand isn't the one of the path",
                    "The body must describe the brand of the path.",
                    List.of(new FieldError("/id", "must be " + id)));
        }
        registry.accept(brand);
        refuseLate(brand);
        return report(brand.id(), brand.generation(), part -> part.ensure(brand));
    }

    @DeleteMapping
    PartsReport erase(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String incarnation,
            HttpServletRequest request) {
        ControlPlane.require(request);
        var tenant = ControlPlane.tenant(id);
        if (incarnation == null || incarnation.isBlank()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Nobody said which life",
                    "The parameter incarnation must name the life of the brand that ends.");
        }
        return report(tenant, 0, part -> part.erase(tenant, incarnation));
    }

    @GetMapping("/remains")
    RemainsReport remains(@PathVariable String id, HttpServletRequest request) {
        ControlPlane.require(request);
        var tenant = ControlPlane.tenant(id);
        return new RemainsReport(tenant, parts.stream().map(part -> look(tenant, part)).toList());
    }

    private static Remains look(TenantId tenant, TenantPart part) {
        try {
            return part.remains(tenant);
        } catch (RuntimeException e) {
            log.error("Part {} can't look for brand {}", part.name(), tenant, e);
            return Remains.unknown(part.name(), e.getClass().getSimpleName());
        }
    }

    /// What the registry didn't take was overtaken: the brand is gone, on its way out, lives again,
    /// or is wanted otherwise by now.
    private void refuseLate(Brand told) {
        var isCurrent =
                registry.find(told.id())
                        .filter(held ->
                                held.incarnation().equals(told.incarnation())
                                        && held.generation() <= told.generation()
                                        && held.phase() != Phase.OFFBOARDING)
                        .isPresent();
        if (!isCurrent) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "overtaken",
                    "The brand has changed since",
                    "This process knows a later state of the brand.");
        }
    }

    private PartsReport report(
            TenantId tenant, long generation, Function<TenantPart, Condition> work) {
        var conditions = parts.stream().map(part -> attempt(tenant, part, work)).toList();
        return new PartsReport(tenant, generation, conditions);
    }

    private static Condition attempt(
            TenantId tenant, TenantPart part, Function<TenantPart, Condition> work) {
        try {
            return work.apply(part);
        } catch (RuntimeException e) {
            log.error("Part {} of brand {} failed", part.name(), tenant, e);
            return Condition.failed(
                    part.name(),
                    "UnexpectedError",
                    "The service failed with " + e.getClass().getSimpleName(),
                    "See the service's log; it is tried again");
        }
    }
}
