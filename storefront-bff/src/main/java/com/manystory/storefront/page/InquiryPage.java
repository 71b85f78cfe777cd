package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.ListingCard;

/// What a visitor without JavaScript sees after posting an inquiry: the thanks, or the form with
/// what was wrong. htmx gets `inquiry.jte` alone.
public record InquiryPage(Layout layout, ListingCard card, InquiryForm form) {}
