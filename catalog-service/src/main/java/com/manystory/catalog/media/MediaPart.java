package com.manystory.catalog.media;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/// The files of a brand: made as they are needed, erased with the brand.
@Component
class MediaPart implements TenantPart {

    private final MediaFiles files;

    MediaPart(MediaFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "CatalogMedia";
    }

    @Override
    public Condition ensure(Brand brand) {
        return Condition.ready(name(), "Files are made as they are needed");
    }

    @Override
    public Condition erase(TenantId id) {
        try {
            files.erase(id);
            return Condition.ready(name(), "No files are left");
        } catch (IOException e) {
            return Condition.failed(
                    name(),
                    "FilesLeft",
                    "Some files of the brand can't be deleted",
                    "Check the permissions of manystory.media.directory");
        }
    }

    @Override
    public Remains remains(TenantId id) {
        return new Remains(
                name(),
                List.of("The brand's folder of pictures and import files"),
                files.holds(id) ? List.of("The folder of the brand's files") : List.of());
    }
}
