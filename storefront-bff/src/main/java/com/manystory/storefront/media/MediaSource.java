package com.manystory.storefront.media;

import java.io.IOException;
import java.io.OutputStream;

/// Where pictures come from, for the bound brand.
@FunctionalInterface
public interface MediaSource {

    /// Copies one variant of an asset.
    ///
    /// @param file width and format, `640.webp`
    /// @throws com.manystory.tenancy.web.ProblemException 404 `not-found` when there is none
    void copy(String asset, String file, OutputStream to) throws IOException;
}
