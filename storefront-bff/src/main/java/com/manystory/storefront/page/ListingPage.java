package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.ListingCard;
import com.manystory.storefront.catalogue.ListingDetail;
import com.manystory.storefront.catalogue.Session;
import com.manystory.storefront.link.Crumb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A listing with its booking or inquiry form. It is shared by all visitors, so neither form
/// carries a token: posts are guarded by where they come from.
///
/// @param detail everything beyond the card
/// @param sessions by day in the venue's zone, soonest first; empty unless sessions are booked
/// @param maxQuantity the most seats that one order may take
/// @param notice why a booking just failed, or null; this one answer isn't shared then
public record ListingPage(
        Layout layout,
        List<Crumb> crumbs,
        ListingCard card,
        ListingDetail detail,
        Booking booking,
        List<SessionDay> sessions,
        List<ListingCard> similar,
        int maxQuantity,
        InquiryForm inquiry,
        @Nullable String notice) {

    /// How this listing is bought.
    public enum Booking {
        /// Pick a session and pay: post `session`, `quantity` to [Links#checkouts()].
        SESSION,
        /// Pick a date (and package) and pay: post `date`, `package`, `quantity`.
        DATE,
        /// Ask first: the inquiry form.
        INQUIRY,
        /// Not from here: the brand has switched off what that takes.
        NONE
    }

    /// The sessions of one day.
    public record SessionDay(String label, List<Session> sessions) {}
}
