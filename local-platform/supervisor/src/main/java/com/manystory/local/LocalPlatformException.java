package com.manystory.local;

/// Something that the person at the terminal has to know or do; the message says what, in whole
/// sentences, and is all that they are shown.
public final class LocalPlatformException extends RuntimeException {

    public LocalPlatformException(String message) {
        super(message);
    }

    public LocalPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
