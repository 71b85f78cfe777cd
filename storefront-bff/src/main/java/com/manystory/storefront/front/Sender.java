package com.manystory.storefront.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;

/// Writes finished answers. It speaks to Jetty itself rather than to the servlet interface: the
/// fields are encoded already, and the content goes to the socket from where it lies, without the
/// copy through the response's buffer.
final class Sender {

    private Sender() {}

    /// The bytes of the body that were written so far.
    static long sentBytes(HttpServletRequest request) {
        return ServletContextRequest.getServletContextRequest(request).getHttpOutput().getWritten();
    }

    static void send(
            HttpServletRequest request, HttpServletResponse response, FinishedAnswer answer)
            throws IOException {
        var ifNoneMatch = request.getHeader("If-None-Match");
        var variant = answer.variant(request.getHeader("Accept-Encoding"));
        var exchange = ServletContextRequest.getServletContextRequest(request);
        var jetty = exchange.getServletContextResponse();
        var headers = jetty.getHeaders();
        if (ifNoneMatch != null && answer.status() == 200 && answer.matches(ifNoneMatch)) {
            jetty.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            for (var field : variant.unchanged()) {
                headers.add(field);
            }
            return;
        }
        jetty.setStatus(answer.status());
        for (var field : variant.fields()) {
            headers.add(field);
        }
        if ("HEAD".equals(request.getMethod())) {
            headers.put(HttpHeader.CONTENT_LENGTH, variant.length());
        } else {
            exchange.getHttpOutput().sendContent(variant.content());
        }
    }
}
