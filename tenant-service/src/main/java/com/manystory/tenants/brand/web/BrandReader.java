package com.manystory.tenants.brand.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.brand.Cells;
import com.manystory.tenants.brand.Domains;
import com.manystory.tenants.desired.DesiredState;
import com.manystory.tenants.desired.DesiredStates;
import com.manystory.tenants.desired.DesiredStates.MalformedStateException;
import com.manystory.tenants.desired.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads desired states from requests, refusing wrong ones with everything that is wrong.
@Component
class BrandReader {

    /// Themes and words of a brand are a few kilobytes.
    private static final int LARGEST = 1024 * 1024;

    private final DesiredStates states;
    private final Domains domains;

    BrandReader(AddressProperties properties, Cells cells, Domains domains) {
        this.states = new DesiredStates(properties.baseDomain(), cells.names());
        this.domains = domains;
    }

    BrandSpec read(TenantId id, InputStream body) throws IOException {
        var document = body.readNBytes(LARGEST + 1);
        if (document.length > LARGEST) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "content-too-large",
                    "The body is too large",
                    "A desired state can be at most 1 MiB.");
        }
        if (document.length == 0) {
            throw malformed("The request has no body; send the desired state as JSON.");
        }
        var violations = new Violations();
        DesiredState state;
        try {
            state = states.read(document, violations);
        } catch (MalformedStateException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
        takenDomains(id, state, violations);
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        return state.toSpec();
    }

    private void takenDomains(TenantId id, DesiredState state, Violations violations) {
        var domains = state.domains();
        if (domains == null) {
            return;
        }
        var known = domains.stream().filter(Objects::nonNull).map(d -> (String) d).toList();
        var taken = this.domains.takenByOthers(id, known);
        for (int i = 0; i < domains.size(); i++) {
            var domain = domains.get(i);
            if (domain != null && taken.contains(domain)) {
                violations.add(Violations.element("/domains", i), takenDomain(domain));
            }
        }
    }

    static String takenDomain(String domain) {
        return "\"%s\" is in use on this platform already; a host name belongs to one brand."
                .formatted(domain);
    }

    static ProblemException invalid(Violations violations) {
        List<FieldError> errors =
                violations.all().stream()
                        .map(violation -> new FieldError(violation.pointer(), violation.detail()))
                        .toList();
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "validation",
                "The request is not valid",
                errors.size() == 1
                        ? "One field is wrong: %s".formatted(errors.getFirst().detail())
                        : "%d fields are wrong; see errors.".formatted(errors.size()),
                errors);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "malformed-body", "The body can't be read", detail);
    }
}
