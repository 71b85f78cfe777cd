package com.manystory.tenants.support;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How operators get to the brands' data by the control plane.
///
/// @param exports whether a brand has to consent to being exported, and to its data becoming
///   another brand's unmasked
@ConfigurationProperties("manystory.support")
record SupportProperties(@DefaultValue("asked") Consent exports) {

    /// Whether a brand has to consent.
    enum Consent {
        /// It has to, and every use is in the audit.
        ASKED,
        /// It hasn't to; only for a platform that runs on the developer's machine.
        OPEN
    }
}
