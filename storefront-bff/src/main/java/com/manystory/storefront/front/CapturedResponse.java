package com.manystory.storefront.front;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps an answer in memory instead of sending it. One that grows beyond the limit is sent after
/// all, as it comes, and can't be kept.
final class CapturedResponse extends FallibleResponse {

    private final HttpServletResponse response;
    private final int limit;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Stream stream = new Stream();
    private @Nullable PrintWriter writer;
    private int status = SC_OK;
    private boolean overflown;

    CapturedResponse(HttpServletResponse response, int limit) {
        super(response);
        this.response = response;
        this.limit = limit;
    }

    byte[] body() {
        if (writer != null) {
            writer.flush();
        }
        return body.toByteArray();
    }

    /// Whether (part of) the answer was sent already.
    boolean isOverflown() {
        return overflown;
    }

    /// Sends what was captured through the real response.
    void send() throws IOException {
        if (!overflown) {
            var content = body();
            sendHead();
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        }
    }

    private void sendHead() {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private void overflow() throws IOException {
        overflown = true;
        sendHead();
        body.writeTo(response.getOutputStream());
        body.reset();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void setStatus(int sc) {
        status = sc;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendRedirect(String location, int sc, boolean clearBuffer) {
        status = sc;
        setHeader("Location", location);
        body.reset();
    }

    @Override
    public void addCookie(Cookie cookie) {
        throw new IllegalStateException("An answer at a shared address can't set a cookie");
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        headers.remove(name);
        if (value != null) {
            addHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (value != null) {
            headers.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        setHeader(name, org.eclipse.jetty.http.DateGenerator.formatDate(date));
    }

    @Override
    public void addDateHeader(String name, long date) {
        addHeader(name, org.eclipse.jetty.http.DateGenerator.formatDate(date));
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        var values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> getHeaderNames() {
        return Set.copyOf(headers.keySet());
    }

    @Override
    public void setContentType(@Nullable String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public void setCharacterEncoding(@Nullable String charset) {
        // Everything is UTF-8, and content types say so themselves.
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public void setContentLength(int len) {
        // Known when it is finished.
    }

    @Override
    public void setContentLengthLong(long len) {
        // Known when it is finished.
    }

    @Override
    public void setLocale(Locale loc) {
        setHeader("Content-Language", loc.toLanguageTag());
    }

    @Override
    public void setBufferSize(int size) {
        // The buffer grows as needed.
    }

    @Override
    public void flushBuffer() throws IOException {
        if (overflown) {
            response.flushBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return overflown;
    }

    @Override
    public void reset() {
        resetBuffer();
        headers.clear();
        status = SC_OK;
    }

    @Override
    public void resetBuffer() {
        if (overflown) {
            throw new IllegalStateException("Sent already");
        }
        body.reset();
    }

    private final class Stream extends ServletOutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!overflown && body.size() + length > limit) {
                overflow();
            }
            if (overflown) {
                response.getOutputStream().write(bytes, offset, length);
            } else {
                body.write(bytes, offset, length);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Shared answers are written by blocking");
        }
    }
}
