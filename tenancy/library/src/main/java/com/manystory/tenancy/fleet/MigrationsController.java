package com.manystory.tenancy.fleet;

import com.manystory.tenancy.data.databases.BrandMigrations;
import com.manystory.tenancy.data.databases.MigrationResult;
import com.manystory.tenancy.data.databases.MigrationStatus;
import com.manystory.tenancy.registry.web.ControlPlane;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells which brands' databases are behind this release of the service, and migrates one at a
/// time. When and in which order is the control plane's decision.
@RestController
@RequestMapping("/internal/v1/migrations")
public final class MigrationsController {

    private final BrandMigrations migrations;

    public MigrationsController(BrandMigrations migrations) {
        this.migrations = migrations;
    }

    @GetMapping
    MigrationStatus status(
            @RequestParam(defaultValue = "false") boolean sizes, HttpServletRequest request)
            throws SQLException {
        ControlPlane.require(request);
        return migrations.status(sizes);
    }

    /// @param target the fingerprint that the database shall have: another instance, which this
    ///   release doesn't know, may have told it
    @PostMapping("/brands/{id}")
    MigrationResult migrate(
            @PathVariable String id, @RequestParam String target, HttpServletRequest request) {
        ControlPlane.require(request);
        var tenant = ControlPlane.tenant(id);
        var wanted =
                migrations
                        .target(target)
                        .orElseThrow(() ->
                                new ProblemException(
                                        HttpStatus.CONFLICT,
                                        "other-release",
                                        "Another release is meant",
                                        "This process has other migrations than those asked for."));
        return migrations.migrate(tenant, wanted);
    }
}
