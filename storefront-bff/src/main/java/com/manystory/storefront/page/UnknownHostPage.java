package com.manystory.storefront.page;

import com.manystory.storefront.language.Words;

/// What a host that belongs to no brand answers: no brand's look, no brand's words.
public record UnknownHostPage(Words words) {}
