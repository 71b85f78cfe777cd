package com.manystory.tenants.support;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How operators get to the brands' data.
///
/// @param consent whether a brand has to consent to operators' work on its data, by the console or
///   as an export, and to its data becoming another brand's unmasked
/// @param emergencyPause for how long after an emergency none can begin, unless the brand has
///   granted an access since; further ones of the same emergency end with its 4 hours
@ConfigurationProperties("manystory.support")
record SupportProperties(
        @DefaultValue("asked") Consent consent, @DefaultValue("24h") Duration emergencyPause) {

    /// Whether a brand has to consent.
    enum Consent {
        /// It has to.
        ASKED,
        /// It hasn't to, though every use is in the audit; only for a platform that runs on the
        /// developer's machine.
        OPEN
    }
}
