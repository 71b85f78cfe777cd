package com.manystory.issuer;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// A brand's issuer, as a part that the control plane asks for.
@Component
class IssuerPart implements TenantPart {

    private final Issuers issuers;

    IssuerPart(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public String name() {
        return "Issuer";
    }

    @Override
    public Condition ensure(Brand brand) {
        return onDisk(() -> "Issues tokens as %s.".formatted(issuers.ensure(brand).uri()));
    }

    @Override
    public Condition erase(TenantId id, String incarnation) {
        return onDisk(() -> {
            issuers.erase(id, incarnation);
            return "The keys and clients of this life are gone.";
        });
    }

    @Override
    public Remains remains(TenantId id) {
        return new Remains(
                name(),
                List.of("The issuer's keys and clients of the brand"),
                issuers.holds(id) ? List.of("Keys or clients of the brand's issuer") : List.of());
    }

    private Condition onDisk(Supplier<String> work) {
        try {
            return Condition.ready(name(), work.get());
        } catch (UncheckedIOException e) {
            return Condition.failed(
                    name(),
                    "FolderNotWritable",
                    "The issuer's files can't be kept: %s".formatted(e.getMessage()),
                    "Make manystory.issuer.directory writable, and see that the disk isn't full.");
        }
    }
}
