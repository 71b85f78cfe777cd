package com.manystory.catalog.media;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.registry.TenantRegistry;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/// The files of a brand: made as they are needed, erased with the brand.
@Component
class MediaPart implements TenantPart {

    private final MediaFiles files;

    MediaPart(MediaFiles files, TenantRegistry registry) {
        this.files = files;
        registry.onChange(id -> registry.find(id).ifPresent(this::ensure));
    }

    @Override
    public String name() {
        return "CatalogMedia";
    }

    @Override
    public Condition ensure(Brand brand) {
        try {
            files.adopt(brand);
            return Condition.ready(name(), "Files are made as they are needed");
        } catch (IOException e) {
            return Condition.failed(
                    name(),
                    "FilesNotMoved",
                    "The brand's files can't be moved into the folder of this life",
                    "Check the permissions of manystory.media.directory");
        }
    }

    @Override
    public Condition erase(TenantId id, String incarnation) {
        try {
            files.erase(id, incarnation);
            return Condition.ready(name(), "No files of this life are left");
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
