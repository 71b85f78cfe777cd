package com.manystory.tenants.desired;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Host names that a brand may answer to. Whether another brand has one is judged apart.
final class DomainRules implements Rule {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

    private final String baseDomain;

    DomainRules(String baseDomain) {
        this.baseDomain = baseDomain;
    }

    @Override
    public void check(DesiredState state, Violations violations) {
        var domains = state.domains();
        if (domains == null) {
            return;
        }
        Texts.atMost(domains, 50, "/domains", violations);
        for (int i = 0; i < domains.size(); i++) {
            var fault = fault(domains.get(i));
            if (fault != null) {
                violations.add(Violations.element("/domains", i), fault);
            }
        }
        Texts.distinct(domains, "/domains", violations);
    }

    private @Nullable String fault(@Nullable String domain) {
        if (domain == null) {
            return null;
        }
        if (domain.contains("://") || domain.contains("/")) {
            return "\"%s\" is an address; write only its host name.".formatted(domain);
        }
        if (domain.contains(":")) {
            return "Write the host name \"%s\" without a port.".formatted(domain);
        }
        if (domain.endsWith(".")) {
            return "Write \"%s\" without the dot at its end.".formatted(domain);
        }
        if (!domain.equals(domain.toLowerCase(Locale.ROOT))) {
            return "Write \"%s\" in lower case: \"%s\"."
                    .formatted(domain, domain.toLowerCase(Locale.ROOT));
        }
        if (!domain.chars().allMatch(c -> c < 128)) {
            return "Write \"%s\" in its ASCII form%s.".formatted(domain, ascii(domain));
        }
        if (ADDRESS.matcher(domain).matches()) {
            return "\"%s\" is an IP address; a brand needs a host name.".formatted(domain);
        }
        if (domain.equals(baseDomain) || domain.endsWith("." + baseDomain)) {
            return "Names under %s belong to the platform; the brand has its own one already."
                    .formatted(baseDomain);
        }
        var labels = domain.split("\\.", -1);
        for (var label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return "\"%s\" isn't a host name: its part \"%s\" must be 1 to 63 letters, digits or inner hyphens."
                        .formatted(domain, label);
            }
        }
        if (labels.length < 2) {
            return "\"%s\" needs a domain, as in %s.example.".formatted(domain, domain);
        }
        return domain.length() > 253 ? "A host name can be at most 253 characters." : null;
    }

    private static String ascii(String domain) {
        try {
            return ", \"" + IDN.toASCII(domain) + "\"";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
