package com.manystory.admin.relay;

import com.manystory.admin.access.BrandAccess;
import com.manystory.admin.access.Permission;
import com.manystory.admin.token.ConsoleUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/// Passes calls about a brand on to the services inside, from whoever may make them.
@Component
public class BrandRelay {

    private final BrandAccess access;
    private final Relay relay;

    BrandRelay(BrandAccess access, Relay relay) {
        this.access = access;
        this.relay = relay;
    }

    /// Calls the catalog and answers with what comes back.
    ///
    /// @param path the path below the catalog's `/api/v1`
    public void toCatalog(
            String brandId,
            Permission permission,
            String path,
            ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var brand = access.require(brandId, user, permission);
        relay.pass(request, response, user, Target.catalog(brand.id(), path));
    }

    /// The same for a change of the catalogue whose body may be large and slow.
    public void upload(
            String brandId,
            String path,
            ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var brand = access.require(brandId, user, Permission.EDIT_CATALOGUE);
        relay.pass(request, response, user, Target.catalog(brand.id(), path).streaming());
    }

    /// Calls the control plane, in the user's name and for that brand alone, and answers with what
    /// comes back.
    ///
    /// @param path the path below the brand's in the control plane
    public void toControlPlane(
            String brandId,
            Permission permission,
            String path,
            ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var brand = access.require(brandId, user, permission);
        relay.pass(request, response, user, Target.controlPlane(brand.id(), path));
    }
}
