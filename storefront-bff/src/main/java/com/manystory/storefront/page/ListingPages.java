package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Catalogue.Listing;
import com.manystory.storefront.catalogue.ListingCard;
import com.manystory.storefront.catalogue.Session;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.language.Formats;
import com.manystory.storefront.link.Crumb;
import com.manystory.storefront.link.Links;
import com.manystory.storefront.page.ListingPage.Booking;
import com.manystory.storefront.page.ListingPage.SessionDay;
import com.manystory.storefront.seo.StructuredData;
import com.manystory.tenancy.brand.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page of a listing.
@Component
public class ListingPages {

    private static final int MOST_SEATS = 10;
    private static final int DESCRIPTION = 160;

    private final Layouts layouts;
    private final StructuredData structuredData;

    ListingPages(Layouts layouts, StructuredData structuredData) {
        this.layouts = layouts;
        this.structuredData = structuredData;
    }

    /// The page.
    ///
    /// @param notice why a booking just failed, or null
    public ListingPage of(
            Visit visit, Listing listing, List<ListingCard> similar, @Nullable String notice) {
        var links = layouts.links(visit);
        var card = listing.card();
        var crumbs = crumbs(visit, card, links);
        return new ListingPage(
                layouts.of(visit, head(visit, listing, crumbs, links), "/l/" + card.slug()),
                crumbs,
                card,
                listing.detail(),
                booking(visit, card),
                days(listing.detail().sessions(), new Formats(visit.locale())),
                similar,
                MOST_SEATS,
                new InquiryForm(links.inquiries(card.slug()), Map.of(), Map.of(), null),
                notice);
    }

    private Head head(Visit visit, Listing listing, List<Crumb> crumbs, Links links) {
        var card = listing.card();
        var data = new ArrayList<String>();
        data.add(structuredData.breadcrumbs(crumbs, links));
        data.addAll(structuredData.events(listing, links));
        if (listing.detail().sessions().isEmpty()) {
            data.add(structuredData.business(visit, listing, links));
        }
        return new Head(
                card.title(),
                description(listing),
                links.absolute(links.listing(card.slug())),
                card.image() == null ? null : links.absolute(card.image().variant(1280, "jpg")),
                true,
                data);
    }

    private static String description(Listing listing) {
        var summary = listing.card().summary();
        if (summary != null && !summary.isBlank()) {
            return summary;
        }
        var text = String.join(" ", listing.detail().description());
        return text.length() <= DESCRIPTION ? text : text.substring(0, DESCRIPTION - 1) + "…";
    }

    private static List<Crumb> crumbs(Visit visit, ListingCard card, Links links) {
        return List.of(
                new Crumb(visit.site().brand().spec().displayName(), links.home()),
                new Crumb(card.category().name(), links.category(card.category().slug())),
                new Crumb(card.title(), null));
    }

    private static Booking booking(Visit visit, ListingCard card) {
        if (visit.has(Feature.BOOKINGS)) {
            var seat = card.bookedBy("instant-seat") || card.bookedBy("redeem-pass");
            if (seat && visit.has(Feature.SESSIONS)) {
                return Booking.SESSION;
            }
            if (card.bookedBy("request-to-book") && visit.has(Feature.DATES)) {
                return Booking.DATE;
            }
        }
        return visit.has(Feature.INQUIRIES) ? Booking.INQUIRY : Booking.NONE;
    }

    private static List<SessionDay> days(List<Session> sessions, Formats formats) {
        var days = new LinkedHashMap<String, List<Session>>();
        for (var session : sessions) {
            days.computeIfAbsent(
                            formats.longDay(session.start(), session.timeZone()),
                            _ -> new ArrayList<>())
                    .add(session);
        }
        return days.entrySet().stream()
                .map(day -> new SessionDay(day.getKey(), List.copyOf(day.getValue())))
                .toList();
    }
}
