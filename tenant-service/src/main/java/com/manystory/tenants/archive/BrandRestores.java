package com.manystory.tenants.archive;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.archive.ArchiveProblems;
import com.manystory.tenancy.archive.ArchiveProperties;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.brand.BrandChanges;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.support.DataConsent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Restores brands, a few at a time. Each is audited before it begins.
@Service
public class BrandRestores {

    private static final int KEY_BYTES = 32;

    private final Brands brands;
    private final ServiceArchives services;
    private final ReceivedFiles received;
    private final DataConsent consent;
    private final RestoreRecords records;
    private final ArchivePlaces places;
    private final ArchiveProperties settings;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    BrandRestores(
            Brands brands,
            ServiceArchives services,
            ReceivedFiles received,
            DataConsent consent,
            RestoreRecords records,
            ArchivePlaces places,
            ArchiveProperties settings,
            JsonMapper json) {
        this.brands = brands;
        this.services = services;
        this.received = received;
        this.consent = consent;
        this.records = records;
        this.places = places;
        this.settings = settings;
        this.json = json;
    }

    /// Replaces all that the platform holds of the brand by what the archive holds.
    ///
    /// @param isMasked whether personal data is replaced by masks on the way
    /// @throws ProblemException when the archive or the brand's state doesn't allow it, or a
    ///   service can't do its part; the same again then brings it to its end
    /// @throws com.manystory.tenants.brand.ChangeRefusedException when there is no such brand
    public Restoration restore(TenantId id, InputStream archive, boolean isMasked, Actor actor)
            throws IOException {
        records.check(id);
        places.take();
        try {
            var file = received.receive(archive);
            try (var stored = new StoredArchive(file, settings, json)) {
                return restore(id, stored, isMasked, actor);
            } finally {
                Files.deleteIfExists(file);
            }
        } finally {
            places.giveBack();
        }
    }

    private Restoration restore(TenantId id, StoredArchive archive, boolean isMasked, Actor actor)
            throws IOException {
        var brand = brands.find(id).orElseThrow(() -> BrandChanges.unknown(id));
        var currency = archive.currency();
        if (!currency.equals(brand.spec().currency())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "archive-of-another-currency",
                    "The archive is in another currency",
                    "Its amounts are in %s, and the brand sells in %s."
                            .formatted(currency, brand.spec().currency()));
        }
        var source = Source.of(archive.manifest(), isMasked);
        requireConsent(id, source, actor);
        var begun = records.begin(id, source, actor);
        var restored = new ArrayList<ServiceArchives.Restored>();
        var key = isMasked ? new byte[KEY_BYTES] : null;
        if (key != null) {
            random.nextBytes(key);
        }
        try {
            for (var part : archive.manifest().services()) {
                restored.add(
                        services.replace(
                                part.service(),
                                begun.brand().published(),
                                key,
                                out -> archive.write(part, out)));
            }
        } catch (RuntimeException e) {
            records.failed(begun, restored.isEmpty() && isRefusal(e));
            throw e;
        } finally {
            if (key != null) {
                Arrays.fill(key, (byte) 0);
            }
        }
        records.succeeded(begun);
        return new Restoration(id.value(), source, restored);
    }

    /// What identifies a brand's customers comes to another brand only if the first lets it.
    private void requireConsent(TenantId id, Source source, Actor actor) {
        if (source.masked() || source.brand().equals(id.value())) {
            return;
        }
        if (!TenantId.isValid(source.brand())) {
            throw ArchiveProblems.invalid("Its manifest names no brand.");
        }
        // A life that has ended has nobody left to ask.
        brands.find(TenantId.of(source.brand()))
                .filter(brand -> brand.incarnation().equals(source.incarnation()))
                .ifPresent(brand ->
                        consent.require(
                                brand.id(),
                                actor,
                                "POST",
                                "/api/v1/brands/%s/restore".formatted(id)));
    }

    /// Whether a service looked at the archive and did nothing.
    private static boolean isRefusal(RuntimeException e) {
        return e instanceof ProblemException refused
                && HttpStatus.valueOf(refused.problem().getStatus()).is4xxClientError();
    }

    /// Where restored data is from.
    ///
    /// @param brand the brand that was exported
    /// @param incarnation its life then
    /// @param createdAt when that was
    /// @param masked whether personal data was masked
    @Schema(description = "Where a brand's data is from.")
    public record Source(
            @Schema(description = "The brand that was archived.", example = "aster") String brand,
            @Schema(
                            description = "The life of the id that was archived.",
                            example = "019aa3f2c1d07b1e4a93c55d20f8e6a1")
                    String incarnation,
            @Schema(description = "When the archive was written.", example = "2026-11-21T09:30:00Z")
                    Instant createdAt,
            @Schema(description = "Whether personal data was masked.", example = "true")
                    boolean masked) {

        static Source of(Manifest manifest, boolean masked) {
            return new Source(
                    manifest.brand(), manifest.incarnation(), manifest.createdAt(), masked);
        }
    }

    /// What was restored.
    ///
    /// @param brand whose data was replaced
    /// @param source where it is from now
    /// @param services what each of them did
    @Schema(description = "What was restored.")
    public record Restoration(
            @Schema(description = "The brand whose data was replaced.", example = "pebble")
                    String brand,
            @Schema(description = "Where its data is from now.") Source source,
            @Schema(description = "What each service did.")
                    List<ServiceArchives.Restored> services) {}
}
