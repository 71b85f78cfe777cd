package com.manystory.tenancy.archive;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of an archive that is being restored, beside those in use.
final class RestoredFiles {

    private final TenantId tenant;
    private final @Nullable ArchivedFiles holder;
    private final Set<String> names = new HashSet<>();
    private int tables;

    RestoredFiles(TenantId tenant, List<ArchivedFiles> holders) {
        this.tenant = tenant;
        this.holder = holders.isEmpty() ? null : holders.getFirst();
    }

    void countTable() {
        tables++;
    }

    /// Takes a file in when it is just what it should be.
    void keep(String name, VerifiedInput content) throws IOException {
        var keeper = holder;
        if (keeper == null) {
            throw ArchiveProblems.invalid("This service keeps no files.");
        }
        try {
            TenantContext.<@Nullable Void, IOException>call(
                    tenant,
                    () -> {
                        keeper.keep(name, content);
                        return null;
                    });
        } catch (IllegalArgumentException e) {
            throw ArchiveProblems.invalid("A file of it has a name that none can have.", e);
        }
        names.add(name);
    }

    /// Removes what the archive doesn't have.
    void tidy() throws IOException {
        if (holder != null) {
            holder.keepOnly(names);
        }
    }

    BrandRestore.Restored summary() {
        return new BrandRestore.Restored(tables, names.size());
    }
}
