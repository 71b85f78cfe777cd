package com.manystory.tenancy.internal;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/// A service's own rules for its secured paths, as a bean: which role may call what. They come
/// before the rule that every call needs an internal token.
@FunctionalInterface
public interface InternalAuthorization {

    /// Adds the rules.
    void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests);
}
