package com.manystory.admin.support;

import com.manystory.admin.access.BrandAccess;
import com.manystory.admin.access.Permission;
import com.manystory.admin.relay.Relay;
import com.manystory.admin.relay.Target;
import com.manystory.admin.token.ConsoleUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/// Passes what a brand's staff asks about the platform's people on to the control plane, in the
/// name of whoever asks and for that brand alone.
@Component
public class ControlRelay {

    private final BrandAccess access;
    private final Relay relay;

    ControlRelay(BrandAccess access, Relay relay) {
        this.access = access;
        this.relay = relay;
    }

    /// Makes the call and answers with what comes back.
    ///
    /// @param path the path below the brand's in the control plane
    public void pass(
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
