package com.manystory.tenancy.internal;

import org.springframework.http.HttpHeaders;

/// Another process's answer as it came, for passing on without parsing.
///
/// @param status the HTTP status
/// @param headers the headers
/// @param body the bytes, empty when there are none
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copying would double the cost
public record Answer(int status, HttpHeaders headers, byte[] body) {

    /// Whether the status is 2xx.
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
