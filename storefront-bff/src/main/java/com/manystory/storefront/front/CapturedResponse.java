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
import org.jspecify.annotations.Nullable;

/// Keeps an answer in memory instead of sending it. One that grows beyond the limit is sent after
/// all, as it comes, and can't be kept.
final class CapturedResponse extends CapturedHead {

    private final HttpServletResponse response;
    private final int limit;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
    private final Stream stream = new Stream();
    private @Nullable PrintWriter writer;
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
            sendHead(response);
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        }
    }

    private void overflow() throws IOException {
        overflown = true;
        sendHead(response);
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
    public void sendRedirect(String location, int sc, boolean clearBuffer) {
        setStatus(sc);
        setHeader("Location", location);
        body.reset();
    }

    @Override
    public void addCookie(Cookie cookie) {
        throw new IllegalStateException("An answer at a shared address can't set a cookie");
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
        clearHead();
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
