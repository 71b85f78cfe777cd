package com.manystory.tenancy.registry.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/// What every endpoint for the control plane asks first.
public final class ControlPlane {

    private static final String ROLE = "control-plane";

    private ControlPlane() {}

    /// Lets the control plane in and nobody else.
    ///
    /// @throws ProblemException when it is somebody else
    public static void require(HttpServletRequest request) {
        if (!request.isUserInRole(ROLE)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Forbidden",
                    "Only the control plane may do this.");
        }
    }

    /// The brand of a path.
    ///
    /// @throws ProblemException when no brand can have the id
    public static TenantId tenant(String id) {
        if (!TenantId.isValid(id)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "Not found", "No brand can have this id.");
        }
        return TenantId.of(id);
    }
}
