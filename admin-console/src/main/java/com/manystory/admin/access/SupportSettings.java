package com.manystory.admin.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How operators get to the brands' data.
///
/// @param supportAccess whether a brand has to consent first
@ConfigurationProperties("manystory.admin")
record SupportSettings(@DefaultValue("asked") Consent supportAccess) {

    /// Whether a brand has to consent.
    enum Consent {
        /// It has to, and every request is in the audit.
        ASKED,
        /// It hasn't to; only for a platform that runs on the developer's machine.
        OPEN
    }
}
