package com.manystory.admin.brand.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the console shows without a login.
///
/// @param openBrandList whether the page of brands is open to this machine's own browsers; only for
///   a platform that runs on the developer's machine
@ConfigurationProperties("manystory.admin")
record AdminSettings(@DefaultValue("false") boolean openBrandList) {}
