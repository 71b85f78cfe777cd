package com.manystory.catalog.media;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.StoreReading;
import com.manystory.tenancy.usage.StoreReadings;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What brands' pictures and import files take.
@Component
class MediaReadings implements StoreReadings {

    private final MediaFiles files;

    MediaReadings(MediaFiles files) {
        this.files = files;
    }

    @Override
    public Measure measure() {
        return Measure.MEDIA_STORAGE;
    }

    @Override
    public Map<TenantId, StoreReading> read(Collection<Brand> brands) throws IOException {
        var sizes = new HashMap<TenantId, Long>();
        for (var brand : brands) {
            sizes.put(brand.id(), files.size(brand.id()));
        }
        return StoreReading.levels(sizes);
    }
}
