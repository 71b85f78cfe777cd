package com.manystory.tenancy.archive;

import org.jspecify.annotations.Nullable;

/// A file of an archive, as its manifest lists it.
///
/// @param name its path in the archive, such as `databases/catalog/listing.csv`
/// @param bytes its size, unpacked
/// @param sha256 its SHA-256 in hexadecimal
/// @param rows how many rows it has below its header; null for what isn't a table
public record ArchivedFile(String name, long bytes, String sha256, @Nullable Long rows) {}
