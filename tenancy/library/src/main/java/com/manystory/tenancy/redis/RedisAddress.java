package com.manystory.tenancy.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;

/// Where Redis is, and as whom this process logs in there.
final class RedisAddress {

    private RedisAddress() {}

    static RedisURI of(RedisProperties settings) {
        var uri = RedisURI.create(settings.requiredUrl());
        uri.setTimeout(settings.timeout());
        // The user may not say either by CLIENT SETINFO.
        uri.setLibraryName("");
        uri.setLibraryVersion("");
        logInAtOnce(uri);
        return uri;
    }

    /// Lettuce asks for the credentials of a URL on the common pool, whose only thread on two cores
    /// may be busy with somebody else's work for as long as that takes.
    private static void logInAtOnce(RedisURI uri) {
        var credentials = uri.getCredentialsProvider().resolveCredentials().block();
        if (credentials != null) {
            uri.setCredentialsProvider(new StaticCredentialsProvider(credentials));
        }
    }
}
