package com.manystory.payment.gateway;

/// A gateway didn't answer in time, or not understandably; what it did is unknown.
public final class GatewayUnreachableException extends RuntimeException {

    public GatewayUnreachableException(String message) {
        super(message);
    }
}
