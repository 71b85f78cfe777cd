package com.manystory.issuer;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the issuers keep, and how long their tokens last.
///
/// @param directory where each issuer's key and secrets are, readable only by their owner
/// @param operatorSecretFile the secret of the client `operator-cli`; made in the directory when
///   absent
/// @param operatorTokens how long an operator's access token is valid
/// @param staffTokens how long an access token of a brand's staff is valid
@ConfigurationProperties("manystory.issuer")
public record IssuerProperties(
        @DefaultValue(".manystory/issuer") Path directory,
        @Nullable Path operatorSecretFile,
        @DefaultValue("1h") Duration operatorTokens,
        @DefaultValue("15m") Duration staffTokens) {}
