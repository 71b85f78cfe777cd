package com.manystory.admin.token;

import org.springframework.security.core.AuthenticationException;

/// A token can't be checked because its issuer's keys aren't known and can't be fetched.
public final class IssuerUnavailableException extends AuthenticationException {

    IssuerUnavailableException(Throwable cause) {
        super("The issuer's keys can't be had", cause);
    }
}
