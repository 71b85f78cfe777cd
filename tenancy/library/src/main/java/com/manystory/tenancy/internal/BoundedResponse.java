package com.manystory.tenancy.internal;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/// An answer whose call is over when it is closed.
///
/// @param response the answer
/// @param call the call
record BoundedResponse(ClientHttpResponse response, Bulkheads.Call call)
        implements ClientHttpResponse {

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
        return response.getBody();
    }

    @Override
    public void close() {
        try (call) {
            response.close();
        }
    }
}
