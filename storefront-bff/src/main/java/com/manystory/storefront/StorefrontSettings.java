package com.manystory.storefront;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How the websites are served.
///
/// @param pinnedBrand the one brand that this process serves whatever the host, or null for brand
///   by host
/// @param publicUrl the origin that visitors see; `{domain}` stands for the brand's first own
///   domain (or its platform host), `{brand}` for its id
/// @param cookieKey base64 of at least 32 secret bytes that sign guests' cookies, the same in every
///   process; absent, they are derived from this process's signing key
/// @param cache what is kept in memory
/// @param catalogLifetime how long catalog answers are kept when nothing invalidates them
@ConfigurationProperties("manystory.storefront")
public record StorefrontSettings(
        @Nullable TenantId pinnedBrand,
        @DefaultValue("http://{brand}.localhost:8080") String publicUrl,
        @Nullable String cookieKey,
        @DefaultValue Cache cache,
        @DefaultValue("5m") Duration catalogLifetime) {

    /// Whether visitors come over TLS.
    public boolean isSecure() {
        return publicUrl.startsWith("https:");
    }

    /// The memory for finished answers.
    ///
    /// @param pages the most bytes of pages and API answers, all their encodings together
    /// @param media the most bytes of pictures
    /// @param largestMedia pictures above this are streamed and not kept
    /// @param pageLifetime how long a page is kept when nothing invalidates it
    /// @param missingLifetime how long "not found" is kept
    /// @param unlinkedLifetime how long anything is kept while invalidations can't be heard
    public record Cache(
            @DefaultValue("40MB") DataSize pages,
            @DefaultValue("24MB") DataSize media,
            @DefaultValue("512KB") DataSize largestMedia,
            @DefaultValue("5m") Duration pageLifetime,
            @DefaultValue("5s") Duration missingLifetime,
            @DefaultValue("1s") Duration unlinkedLifetime) {}
}
