package com.manystory.catalog.config.web;

import com.manystory.catalog.config.JsonAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Sends answers that are finished bytes. Nothing is left to negotiate or to convert, and looking
/// for who could costs more than reading a listing does.
public final class FinishedJson {

    private FinishedJson() {}

    /// @param json in UTF-8
    /// @param tags the cache tags of all that it shows, separated by commas
    public static void send(byte[] json, String tags, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", JsonAnswers.CACHE_CONTROL);
        response.setHeader(JsonAnswers.TAGS, tags);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
