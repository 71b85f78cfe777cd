package com.manystory.tenancy.test.isolation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// One connection to a service, used again as long as the service keeps it: whatever a connection
/// remembers of one caller would show in the next one's answer. It belongs to one thread.
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /// @param port the service's port on loopback
    public Wire(int port) {
        this.port = port;
    }

    /// Sends the call and reads its answer.
    public Answer send(Call call) {
        var fresh = socket == null;
        try {
            return exchange(call);
        } catch (IOException e) {
            close();
            if (fresh) {
                throw new UncheckedIOException(call.method() + " " + call.target(), e);
            }
            // The service had closed the connection meanwhile.
            return send(call);
        }
    }

    /// Sends the call, reads at most so many bytes of what comes first of its answer, and breaks
    /// the connection off.
    public void abort(Call call, int bytes) {
        try {
            var answers = write(call);
            if (bytes > 0 && answers.read(new byte[bytes]) < 0) {
                return;
            }
            if (socket != null) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // Broken is what it should be.
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        } finally {
            socket = null;
            in = null;
        }
    }

    private Answer exchange(Call call) throws IOException {
        var answers = write(call);
        var status = Integer.parseInt(line(answers).split(" ")[1]);
        var headers = new ArrayList<String>();
        for (var line = line(answers); !line.isEmpty(); line = line(answers)) {
            headers.add(line);
        }
        var head = new Answer(status, headers, "");
        var bodiless = "HEAD".equals(call.method()) || status == 204 || status == 304;
        var body = bodiless ? new byte[0] : body(answers, head);
        if ("close".equalsIgnoreCase(head.header("Connection"))) {
            close();
        }
        return new Answer(status, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private InputStream write(Call call) throws IOException {
        var connected = socket;
        var answers = in;
        if (connected == null || answers == null) {
            connected = new Socket(InetAddress.getLoopbackAddress(), port);
            connected.setSoTimeout(PATIENCE_MILLIS);
            connected.setTcpNoDelay(true);
            answers = new BufferedInputStream(connected.getInputStream());
            socket = connected;
            in = answers;
        }
        var body = call.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(call.method()).append(' ').append(call.target());
        head.append(" HTTP/1.1\r\n");
        if (!call.headers().containsKey("Host")) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        call.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0 || !"GET".equals(call.method())) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        connected.getOutputStream().write(bytes.toByteArray());
        return answers;
    }

    private byte[] body(InputStream answers, Answer head) throws IOException {
        if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
            var body = new ByteArrayOutputStream();
            for (var length = chunk(answers); length > 0; length = chunk(answers)) {
                body.writeBytes(answers.readNBytes(length));
                line(answers);
            }
            line(answers);
            return body.toByteArray();
        }
        var length = head.header("Content-Length");
        if (!length.isEmpty()) {
            return answers.readNBytes(Integer.parseInt(length));
        }
        var rest = answers.readAllBytes();
        close();
        return rest;
    }

    private static int chunk(InputStream answers) throws IOException {
        return Integer.parseInt(line(answers).split(";")[0].strip(), 16);
    }

    private static String line(InputStream answers) throws IOException {
        var line = new StringBuilder();
        for (var c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) {
                throw new EOFException("The answer ends too early");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
