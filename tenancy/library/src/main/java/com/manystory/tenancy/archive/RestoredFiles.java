package com.manystory.tenancy.archive;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.archive.ArchivedFiles.Arriving;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of an archive that is being restored, apart from those in use.
final class RestoredFiles implements AutoCloseable {

    private final TenantId tenant;
    private final @Nullable ArchivedFiles holder;
    private final @Nullable Arriving arriving;
    private final Set<String> names = new HashSet<>();
    private int tables;

    private RestoredFiles(
            TenantId tenant, @Nullable ArchivedFiles holder, @Nullable Arriving arriving) {
        this.tenant = tenant;
        this.holder = holder;
        this.arriving = arriving;
    }

    static RestoredFiles of(TenantId tenant, List<ArchivedFiles> holders) throws IOException {
        if (holders.isEmpty()) {
            return new RestoredFiles(tenant, null, null);
        }
        var holder = holders.getFirst();
        return new RestoredFiles(
                tenant, holder, TenantContext.<Arriving, IOException>call(tenant, holder::arrive));
    }

    void countTable() {
        tables++;
    }

    /// Takes a file in when it is just what it should be.
    void keep(String name, VerifiedInput content) throws IOException {
        if (arriving == null) {
            throw ArchiveProblems.invalid("This service keeps no files.");
        }
        try {
            arriving.keep(name, content);
        } catch (IllegalArgumentException e) {
            throw ArchiveProblems.invalid("A file of it has a name that none can have.", e);
        }
        names.add(name);
    }

    /// Lets go of what the archive's tables don't name.
    void keepOnlyNamed(Connection tables) throws IOException, SQLException {
        if (holder != null && arriving != null) {
            names.retainAll(holder.names(tables));
            arriving.keepOnly(names);
        }
    }

    /// Puts the files in the place of those in use.
    void takePlace() throws IOException {
        if (arriving != null) {
            arriving.takePlace();
        }
    }

    @Override
    public void close() throws IOException {
        if (arriving != null) {
            arriving.close();
        }
    }

    BrandRestore.Restored summary() {
        return new BrandRestore.Restored(tables, names.size());
    }
}
