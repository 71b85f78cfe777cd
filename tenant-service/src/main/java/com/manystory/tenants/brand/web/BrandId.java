package com.manystory.tenants.brand.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.brand.BrandChanges;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// Reads brand ids from paths.
public final class BrandId {

    /// Names that mean something else where a brand's id appears: in host names, in paths of the
    /// issuers, in databases.
    private static final Set<String> RESERVED =
            Set.of(
                    "account",
                    "accounts",
                    "actuator",
                    "admin",
                    "analytics",
                    "api",
                    "app",
                    "assets",
                    "auth",
                    "autoconfig",
                    "billing",
                    "blog",
                    "catalog",
                    "cdn",
                    "console",
                    "control",
                    "dashboard",
                    "default",
                    "docs",
                    "error",
                    "ftp",
                    "health",
                    "help",
                    "imap",
                    "internal",
                    "issuer",
                    "localhost",
                    "login",
                    "mail",
                    "manystory",
                    "media",
                    "metrics",
                    "null",
                    "oauth2",
                    "operator",
                    "payment",
                    "platform",
                    "pop",
                    "postgres",
                    "public",
                    "registry",
                    "root",
                    "service",
                    "smtp",
                    "static",
                    "status",
                    "storefront",
                    "support",
                    "system",
                    "tenant",
                    "template",
                    "undefined",
                    "webhook",
                    "webhooks",
                    "webmail",
                    "well-known",
                    "wpad",
                    "www");

    private BrandId() {}

    /// The id of a brand that may exist.
    ///
    /// @throws ProblemException 404 `unknown-brand` when none can have it
    public static TenantId known(String written) {
        if (!TenantId.isValid(written)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "unknown-brand",
                    "Unknown brand",
                    "No brand can have this id.");
        }
        return TenantId.of(written);
    }

    /// The id of a brand that may be created.
    static TenantId wanted(String written) {
        if (!TenantId.isValid(written) || written.contains("--")) {
            throw refused(
                    "A brand id is a lower-case letter, then letters, digits or single hyphens, 2"
                            + " to 31 characters in all, and doesn't end in a hyphen.");
        }
        if (RESERVED.contains(written)) {
            throw refused("The id \"%s\" is reserved for the platform.".formatted(written));
        }
        return TenantId.of(written);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-brand-id", "This can't be a brand's id", detail);
    }

    static ProblemException unknown(TenantId id) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "unknown-brand",
                "Unknown brand",
                String.valueOf(BrandChanges.unknown(id).getMessage()));
    }
}
