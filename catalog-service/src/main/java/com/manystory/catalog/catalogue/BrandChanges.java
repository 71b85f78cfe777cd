package com.manystory.catalog.catalogue;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.media.BrandLook;
import com.manystory.catalog.work.Chore;
import com.manystory.catalog.work.DueWork;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes every document of a brand anew when its languages, currency, listing types or the look of
/// its drawings change.
@Component
class BrandChanges implements Chore {

    private static final Logger log = LoggerFactory.getLogger(BrandChanges.class);
    private static final String KIND = "documents";

    private final CatalogueRebuild rebuild;
    private final MadeDocuments made;
    private final DueWork work;
    private final Brands brands;
    private final TenantRegistry registry;

    BrandChanges(
            CatalogueRebuild rebuild,
            MadeDocuments made,
            DueWork work,
            Brands brands,
            TenantRegistry registry) {
        this.rebuild = rebuild;
        this.made = made;
        this.work = work;
        this.brands = brands;
        this.registry = registry;
        registry.onChange(this::changed);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.LENGTHY;
    }

    @Override
    public void run() {
        var spec = brands.spec();
        var fingerprint = fingerprint(spec);
        if (made.areMadeFor(TenantContext.required(), fingerprint)) {
            return;
        }
        made.begin(fingerprint);
        rebuild.all(spec);
        if (!made.end(fingerprint)) {
            work.markIn(KIND, Duration.ZERO);
        }
    }

    @Override
    public void findUnmarked() {
        var known = made.all();
        for (var brand : registry.all()) {
            if (brand.isServing() && !fingerprint(brand.spec()).equals(known.get(brand.id()))) {
                work.markIn(brand.id(), KIND, Duration.ZERO);
            }
        }
    }

    private void changed(TenantId id) {
        try {
            var brand = registry.find(id);
            if (brand.isEmpty()) {
                made.forget(id);
            } else if (brand.filter(Brand::isServing).isPresent()
                    && !made.areMadeFor(id, fingerprint(brand.get().spec()))) {
                work.markIn(id, KIND, Duration.ZERO);
            }
        } catch (RuntimeException e) {
            log.warn("Can't tell whether documents of brand {} are current", id, e);
        }
    }

    private static String fingerprint(BrandSpec spec) {
        var types = new TreeMap<String, String>();
        spec.listingTypes().forEach(type -> types.put(type.id(), type.process()));
        return spec.locales()
                + " "
                + spec.defaultLocale()
                + " "
                + spec.currency()
                + " "
                + types
                + " "
                + BrandLook.fingerprint(spec.theme());
    }
}
