package com.manystory.tenants.archive;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.archive.ArchivePart;
import com.manystory.tenancy.archive.ArchiveProperties;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.brand.BrandChanges;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.desired.DesiredState;
import com.manystory.tenants.support.DataConsent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Exports brands, a few at a time. Each is audited before it begins.
@Service
public class BrandExports {

    private final Brands brands;
    private final ServiceArchives services;
    private final DataConsent consent;
    private final ArchiveTrail trail;
    private final ArchivePlaces places;
    private final ArchiveProperties settings;
    private final JsonMapper json;

    BrandExports(
            Brands brands,
            ServiceArchives services,
            DataConsent consent,
            ArchiveTrail trail,
            ArchivePlaces places,
            ArchiveProperties settings,
            JsonMapper json) {
        this.brands = brands;
        this.services = services;
        this.consent = consent;
        this.trail = trail;
        this.places = places;
        this.settings = settings;
        this.json = json;
    }

    /// Exports the brand, when it lets the operator have its data.
    ///
    /// @param out opened once the first service gives its part: until then a refusal can be told
    /// @throws ProblemException when it can't be exported now, or not by this operator
    /// @throws com.manystory.tenants.brand.ChangeRefusedException when there is no such brand
    public void export(TenantId id, Actor actor, Opening out) throws IOException {
        var brand = brands.find(id).orElseThrow(() -> BrandChanges.unknown(id));
        if (brand.phase() != Phase.SUSPENDED && !brand.published().isServing()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "brand-not-ready",
                    "The brand isn't complete",
                    "A brand that is %s can't be exported.".formatted(brand.phase()));
        }
        consent.require(id, actor, "GET", "/api/v1/brands/%s/export".formatted(id));
        places.take();
        try {
            trail.add(actor, "brand.export", id, brand.wanted());
            write(brand, out);
        } finally {
            places.giveBack();
        }
    }

    private void write(StoredBrand brand, Opening out) throws IOException {
        var createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var parts = new ArrayList<ArchivePart>();
        ArchiveWriter writer = null;
        try {
            for (var service : settings.services()) {
                var open = writer;
                writer = readInto(service, brand, out, open, parts);
            }
            if (writer != null) {
                var configuration =
                        writer.add(Manifest.CONFIGURATION, DesiredState.of(brand.spec()));
                var manifest =
                        new Manifest(
                                Manifest.FORMAT,
                                brand.id().value(),
                                brand.incarnation(),
                                brand.generation(),
                                brand.spec().currency(),
                                createdAt,
                                configuration,
                                parts);
                writer.add(Manifest.ENTRY, manifest);
                writer.close();
            }
        } catch (ProblemException e) {
            if (writer != null) {
                throw new IOException("The export broke off: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private ArchiveWriter readInto(
            String service,
            StoredBrand brand,
            Opening out,
            @Nullable ArchiveWriter open,
            List<ArchivePart> parts) {
        var writers = new ArrayList<ArchiveWriter>();
        services.read(
                service,
                brand.published(),
                part -> {
                    var writer = open == null ? new ArchiveWriter(out.open(), json) : open;
                    writers.add(writer);
                    parts.add(writer.add(service, part));
                });
        return writers.getFirst();
    }

    /// Opens what an export is written to.
    @FunctionalInterface
    public interface Opening {

        OutputStream open() throws IOException;
    }
}
