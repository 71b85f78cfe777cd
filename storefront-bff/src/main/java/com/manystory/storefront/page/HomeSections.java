package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.catalogue.ListingCard;
import com.manystory.storefront.catalogue.Place;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.language.Words;
import com.manystory.storefront.link.Links;
import com.manystory.storefront.page.HomePage.Section;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.brand.Features;
import com.manystory.tenancy.web.ProblemException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Composes the front page as the brand's features say.
@Component
public class HomeSections {

    private static final Logger log = LoggerFactory.getLogger(HomeSections.class);
    private static final int LISTINGS = 8;
    private static final int HERO_LISTINGS = 12;
    private static final int PLACES = 12;
    private static final int FEW = 3;
    private static final int MOST_ASKED = 60;
    private static final Comparator<Place> LARGEST_FIRST =
            Comparator.comparingInt(Place::listingCount).reversed();

    private final Catalogue catalogue;

    HomeSections(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The sections that have something to show, top to bottom.
    public List<Section> of(Visit visit, Words words, Links links) {
        var shown = new HashSet<String>();
        return visit.site().brand().spec().features().frontPage().stream()
                .map(section -> make(section, visit, words, links, shown))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Section> make(
            Features.Section section, Visit visit, Words words, Links links, Set<String> shown) {
        var title = text(section.title(), visit, words.getOr("section." + section.type(), ""));
        var text = text(section.text(), visit, "");
        var query = section.query();
        return Optional.ofNullable(
                switch (section.type()) {
                    case "hero" ->
                            new HomePage.Hero(title, text, query, hero(visit, section, shown));
                    case "categories" -> {
                        var items =
                                limited(catalogue.categories(visit).stream(), section, 48).toList();
                        yield items.isEmpty()
                                ? null
                                : new HomePage.Categories(title, text, query, items);
                    }
                    case "listings" -> {
                        var items = listings(visit, section, LISTINGS, shown);
                        yield items.isEmpty()
                                ? null
                                : new HomePage.Listings(
                                        title,
                                        text,
                                        query,
                                        items,
                                        links.search(asked(visit, query)));
                    }
                    case "sessions" -> {
                        var items =
                                visit.has(Feature.SESSIONS)
                                        ? listings(visit, section, LISTINGS, shown)
                                        : List.<ListingCard>of();
                        yield items.isEmpty()
                                ? null
                                : new HomePage.Sessions(
                                        title,
                                        text,
                                        query,
                                        items,
                                        links.search(asked(visit, query)));
                    }
                    case "places" -> {
                        var places =
                                catalogue.places(visit).stream()
                                        .filter(place -> place.listingCount() > 0)
                                        .filter(place -> !"venue".equals(place.kind()))
                                        .sorted(LARGEST_FIRST);
                        var items = limited(places, section, PLACES).toList();
                        yield items.isEmpty()
                                ? null
                                : new HomePage.Places(title, text, query, items);
                    }
                    case "banner", "tools" ->
                            new HomePage.Banner(section.type(), title, text, query);
                    default -> null;
                });
    }

    /// The first with a picture, each of a kind of its own as far as they go: what is first in an
    /// order, such as all that begins on Monday morning, is often alike.
    private List<ListingCard> hero(Visit visit, Features.Section section, Set<String> shown) {
        var pictured =
                listings(visit, section, HERO_LISTINGS, shown).stream()
                        .filter(card -> card.image() != null)
                        .toList();
        var kinds = new HashSet<String>();
        var first = pictured.stream().filter(card -> kinds.add(card.category().slug())).toList();
        var chosen =
                Stream.concat(first.stream(), pictured.stream())
                        .distinct()
                        .limit(HomePage.Hero.PICTURES)
                        .toList();
        chosen.forEach(card -> shown.add(card.slug()));
        return chosen;
    }

    /// What no section above shows, as long as that is enough; a page that repeats itself looks as
    /// if there were nothing more.
    private List<ListingCard> listings(
            Visit visit, Features.Section section, int otherwise, Set<String> shown) {
        var limit = Objects.requireNonNullElse(section.limit(), otherwise);
        // Some may be full, and a front page that promotes those disappoints.
        var open =
                asked(visit, section, Math.min(MOST_ASKED, 2 * (limit + shown.size()))).stream()
                        .filter(card ->
                                card.nextSession() == null || card.nextSession().seatsLeft() > 0)
                        .toList();
        var fresh =
                open.stream().filter(card -> !shown.contains(card.slug())).limit(limit).toList();
        var items = fresh.size() < FEW ? open.stream().limit(limit).toList() : fresh;
        if (!section.type().equals("hero")) {
            items.forEach(card -> shown.add(card.slug()));
        }
        return items;
    }

    private List<ListingCard> asked(Visit visit, Features.Section section, int most) {
        var query = asked(visit, section.query());
        if (section.type().equals("sessions")) {
            query.putIfAbsent("sort", "soonest");
        }
        query.put("limit", Integer.toString(most));
        query.put("facets", "false");
        try {
            return catalogue.listings(visit, query).items();
        } catch (ProblemException e) {
            if (e.status().is4xxClientError()) {
                log.warn("A front page section asks for what can't be: {}", e.detail());
                return List.of();
            }
            throw e;
        }
    }

    /// A section's query with its category in the visit's language; brands write the default one's.
    private TreeMap<String, String> asked(Visit visit, Map<String, String> query) {
        var asked = new TreeMap<>(query);
        asked.computeIfPresent("category", (_, slug) -> own(visit, slug));
        return asked;
    }

    private String own(Visit visit, String category) {
        var spec = visit.site().brand().spec();
        return catalogue.translated(visit, category, spec.locale(), visit.locale());
    }

    private static <T> Stream<T> limited(Stream<T> items, Features.Section section, int otherwise) {
        return items.limit(Objects.requireNonNullElse(section.limit(), otherwise));
    }

    private static String text(Map<String, String> texts, Visit visit, String otherwise) {
        var own = texts.get(visit.language());
        if (own == null) {
            own = texts.get(visit.site().brand().spec().defaultLocale());
        }
        return own == null ? otherwise : own;
    }
}
