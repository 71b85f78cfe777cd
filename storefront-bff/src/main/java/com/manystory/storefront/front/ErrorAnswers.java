package com.manystory.storefront.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Says what went wrong: problem details below `/api/`, a page elsewhere.
public interface ErrorAnswers {

    /// The host belongs to no brand.
    void unknownHost(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /// The brand isn't served now.
    void closed(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    /// More is asked of the brand than its limit.
    void limited(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    /// The request was made by another site.
    void forged(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    /// Anything else.
    ///
    /// @param status the HTTP status, 400 to 599
    void failed(Visit visit, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
