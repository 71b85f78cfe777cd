package com.manystory.storefront.order.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.order.GuestOrders;
import com.manystory.storefront.order.Orders;
import com.manystory.storefront.page.CheckoutPage.Step;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.ListingPages;
import com.manystory.storefront.page.Templates;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The booking form of a listing's page: it holds the seats and begins the checkout. When they are
/// gone, the visitor sees the listing again, and why.
@Controller
class BookingController {

    private static final Pattern SLUG = Pattern.compile("[\\p{Alnum}-]{1,200}");

    private final Orders orders;
    private final GuestOrders guests;
    private final Catalogue catalogue;
    private final Layouts layouts;
    private final ListingPages listingPages;
    private final Templates templates;

    BookingController(
            Orders orders,
            GuestOrders guests,
            Catalogue catalogue,
            Layouts layouts,
            ListingPages listingPages,
            Templates templates) {
        this.orders = orders;
        this.guests = guests;
        this.catalogue = catalogue;
        this.layouts = layouts;
        this.listingPages = listingPages;
        this.templates = templates;
    }

    @PostMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}/checkout")
    ResponseEntity<byte[]> book(
            Visit visit,
            @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var listing = Objects.requireNonNullElse(entered.getFirst("listing"), "");
        if (!SLUG.matcher(listing).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "validation", "Not valid", "Which listing?");
        }
        var wanted = new HashMap<String, @Nullable Object>();
        wanted.put("listingSlug", listing);
        wanted.put("sessionId", entered.getFirst("session"));
        wanted.put("date", entered.getFirst("date"));
        wanted.put("packageId", entered.getFirst("package"));
        wanted.put("quantity", quantity(entered.getFirst("quantity")));
        wanted.put("locale", visit.language());
        try {
            var key = UUID.randomUUID().toString();
            var order = orders.create(Orders.compact(wanted), key).order();
            var brand = visit.site().brand();
            var next = layouts.links(visit).checkout(order.id(), Step.DETAILS.path());
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(next))
                    .header(
                            HttpHeaders.SET_COOKIE,
                            guests.remember(brand, order.id(), request).toString())
                    .build();
        } catch (ProblemException problem) {
            if (!problem.status().is4xxClientError() || problem.status() == HttpStatus.NOT_FOUND) {
                throw problem;
            }
            return refused(visit, listing, problem);
        }
    }

    private ResponseEntity<byte[]> refused(Visit visit, String listing, ProblemException problem) {
        var words = layouts.words(visit);
        var notice = words.getOr("error." + problem.slug(), words.get("error.choose"));
        var page =
                listingPages.of(
                        visit,
                        catalogue.listing(visit, listing),
                        catalogue.similar(visit, listing),
                        notice);
        return templates.page(problem.status(), "listing", page);
    }

    private static int quantity(@Nullable String entered) {
        try {
            return entered == null ? 1 : Integer.parseInt(entered.strip());
        } catch (NumberFormatException malformed) {
            return 1;
        }
    }
}
