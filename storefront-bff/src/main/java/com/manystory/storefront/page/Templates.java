package com.manystory.storefront.page;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Renders templates to finished bytes.
@Component
public class Templates {

    /// What pages are: HTML in UTF-8.
    public static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final TemplateEngine engine;

    Templates(TemplateEngine engine) {
        this.engine = engine;
    }

    /// A page: the template gets it as its parameter `page`.
    public ResponseEntity<byte[]> page(String template, Object page) {
        return page(HttpStatus.OK, template, page);
    }

    /// A page with a status.
    public ResponseEntity<byte[]> page(HttpStatus status, String template, Object page) {
        return answer(status, render(template, Map.of("page", page)));
    }

    /// A part of a page for htmx.
    public ResponseEntity<byte[]> fragment(
            HttpStatus status, String template, Map<String, Object> parameters) {
        return answer(status, render(template, parameters));
    }

    /// The bytes of a template, from its first tag on: the lines that declare its parameters leave
    /// blank ones behind, and a document type that isn't first may not be seen.
    public byte[] render(String template, Map<String, Object> parameters) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", parameters, output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can't fail to be written", e);
        }
        var all = bytes.toByteArray();
        var start = 0;
        while (start < all.length && all[start] <= ' ' && all[start] >= 0) {
            start++;
        }
        return Arrays.copyOfRange(all, start, all.length);
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, byte[] body) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
