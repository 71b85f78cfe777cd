package com.manystory.storefront.order.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.order.BookingAttempt;
import com.manystory.storefront.order.BookingAttempts;
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
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The booking form of a listing's page: it holds the seats and begins the checkout, once however
/// often it is sent. When they are gone, the visitor sees the listing again, and why.
@Controller
class BookingController {

    private static final Pattern SLUG = Pattern.compile("[\\p{Alnum}-]{1,200}");

    /// The parameter of a form that was sent back for its cookie already.
    private static final String ASKED = "again";

    private final Orders orders;
    private final GuestOrders guests;
    private final BookingAttempts attempts;
    private final Catalogue catalogue;
    private final Layouts layouts;
    private final ListingPages listingPages;
    private final Templates templates;

    BookingController(
            Orders orders,
            GuestOrders guests,
            BookingAttempts attempts,
            Catalogue catalogue,
            Layouts layouts,
            ListingPages listingPages,
            Templates templates) {
        this.orders = orders;
        this.guests = guests;
        this.attempts = attempts;
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
        OfferedBookings.require(visit, choice(visit, listing, entered));
        if (!SLUG.matcher(listing).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "validation", "Not valid", "Which listing?");
        }
        var attempt = attempts.find(visit.site().brand(), request);
        if (attempt.isPresent()) {
            return book(visit, listing, choice(visit, listing, entered), attempt.get(), request);
        }
        return entered.containsKey(ASKED)
                ? refused(visit, HttpStatus.BAD_REQUEST, listing, "error.cookies")
                : again(visit);
    }

    /// Nothing is held for a visitor whom we wouldn't know again. The browser is sent back with a
    /// cookie, and the form with it; of two clicks it follows the second only.
    private ResponseEntity<byte[]> again(Visit visit) {
        var here = layouts.links(visit).checkouts() + "?" + ASKED + "=1";
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create(here))
                .header(HttpHeaders.SET_COOKIE, attempts.begin(visit.site().brand()).toString())
                .build();
    }

    private ResponseEntity<byte[]> book(
            Visit visit,
            String listing,
            Map<String, Object> choice,
            BookingAttempt attempt,
            HttpServletRequest request) {
        var brand = visit.site().brand();
        if (attempt.repeats(choice)
                && orders.find(attempt.order(), visit.language()).order().status().isOpen()) {
            return checkout(visit, attempt.order()).build();
        }
        try {
            var order = orders.create(choice, attempt.key(choice)).order();
            return checkout(visit, order.id())
                    .header(
                            HttpHeaders.SET_COOKIE,
                            guests.remember(brand, order.id(), request).toString(),
                            attempts.next(brand, choice, order.id()).toString())
                    .build();
        } catch (ProblemException problem) {
            if (!problem.status().is4xxClientError()) {
                throw problem;
            }
            var words = layouts.words(visit);
            var key = "error." + problem.slug();
            return refused(visit, problem.status(), listing, words.has(key) ? key : "error.choose");
        }
    }

    private ResponseEntity.BodyBuilder checkout(Visit visit, String order) {
        var next = layouts.links(visit).checkout(order, Step.DETAILS.path());
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(next));
    }

    /// The listing again, and why. The key of what was refused would be refused for ever, so the
    /// next attempt has another.
    private ResponseEntity<byte[]> refused(
            Visit visit, HttpStatus status, String listing, String why) {
        var page =
                listingPages.of(
                        visit,
                        catalogue.listing(visit, listing),
                        catalogue.similar(visit, listing),
                        layouts.words(visit).get(why));
        var answer = templates.page(status, "listing", page);
        return ResponseEntity.status(status)
                .headers(answer.getHeaders())
                .header(HttpHeaders.SET_COOKIE, attempts.begin(visit.site().brand()).toString())
                .body(answer.getBody());
    }

    private static Map<String, Object> choice(
            Visit visit, String listing, MultiValueMap<String, String> entered) {
        var wanted = new HashMap<String, @Nullable Object>();
        wanted.put("listingSlug", listing);
        wanted.put("sessionId", entered.getFirst("session"));
        wanted.put("date", entered.getFirst("date"));
        wanted.put("packageId", entered.getFirst("package"));
        wanted.put("quantity", quantity(entered.getFirst("quantity")));
        wanted.put("locale", visit.language());
        return Orders.compact(wanted);
    }

    private static int quantity(@Nullable String entered) {
        try {
            return entered == null ? 1 : Integer.parseInt(entered.strip());
        } catch (NumberFormatException malformed) {
            return 1;
        }
    }
}
