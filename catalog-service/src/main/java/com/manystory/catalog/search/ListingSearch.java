package com.manystory.catalog.search;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.search.ListingCards.Answer;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Searches listings: filters and order from the index in memory, words and cards from the
/// database, and the index read again when the database says that it is behind.
@Component
public class ListingSearch {

    private final CatalogueIndexes indexes;
    private final ListingCards cards;
    private final TextSearch text;
    private final Brands brands;
    private final ObjectMapper json;
    private final Clock clock;

    ListingSearch(
            CatalogueIndexes indexes,
            ListingCards cards,
            TextSearch text,
            Brands brands,
            ObjectMapper json,
            Clock clock) {
        this.indexes = indexes;
        this.cards = cards;
        this.text = text;
        this.brands = brands;
        this.json = json;
        this.clock = clock;
    }

    /// A page of listings.
    public JsonAnswer search(SearchRequest search) {
        var words = search.words();
        if (words == null) {
            return answer(search, null, null);
        }
        var ranks = text.match(search.locale(), words);
        if (ranks.isEmpty()) {
            var corrected = text.correct(search.locale(), words).orElse(null);
            if (corrected != null) {
                var found = text.match(search.locale(), corrected);
                return answer(search, found, found.isEmpty() ? null : corrected);
            }
        }
        return answer(search, ranks, null);
    }

    /// Listings like one: of its category, near it first.
    public @Nullable JsonAnswer similar(String locale, long listing, int limit) {
        var index = indexes.get();
        var self = index.number(listing);
        if (self < 0) {
            index = indexes.newerThan(index);
            self = index.number(listing);
        }
        if (self < 0) {
            return null;
        }
        var found = cards.read(locale, Similar.to(index, self, limit));
        var answer = new Answer().raw("{\"items\":");
        found.writeTo(answer);
        return new JsonAnswer(answer.raw('}').toByteArray(), found.tags("listings"));
    }

    /// How many listings lie in each category, by its id.
    public Map<Long, Integer> countByCategory() {
        var index = fresh();
        return ListingCounts.count(index.categories, index.category);
    }

    /// How many listings lie in each place, by its id.
    public Map<Long, Integer> countByPlace() {
        var index = fresh();
        return ListingCounts.count(index.places, index.place);
    }

    private CatalogueIndex fresh() {
        var index = indexes.get();
        var current = cards.read("", new long[0]).revision();
        return current == index.revision ? index : indexes.newerThan(index);
    }

    private JsonAnswer answer(
            SearchRequest search, @Nullable Map<Long, Float> ranks, @Nullable String corrected) {
        var now = clock.instant();
        var index = indexes.get();
        var page = page(index, search, ranks, now);
        var found = cards.read(search.locale(), page.ids());
        if (found.revision() != index.revision) {
            index = indexes.newerThan(index);
            page = page(index, search, ranks, now);
            found = cards.read(search.locale(), page.ids());
        }
        var answer = new Answer().raw("{\"items\":");
        found.writeTo(answer);
        answer.raw(",\"total\":" + page.total());
        answer.raw(",\"nextCursor\":").raw(quoted(page.next()));
        answer.raw(",\"correctedQuery\":").raw(quoted(corrected));
        if (search.facets()) {
            var facets = facets(index, search, page);
            answer.raw(",\"fields\":").raw(json.writeValueAsString(facets.fields()));
            answer.raw(",\"facets\":").raw(json.writeValueAsString(facets.choices()));
        } else {
            answer.raw(",\"fields\":[],\"facets\":null");
        }
        return new JsonAnswer(answer.raw('}').toByteArray(), found.tags("listings"));
    }

    private static Page page(
            CatalogueIndex index,
            SearchRequest search,
            @Nullable Map<Long, Float> ranks,
            Instant now) {
        var order = new Ordering(index, search, ranks, CatalogueIndex.minuteOf(now));
        BitSet words = ranks == null ? null : order.matching();
        var filters = new Filters(index, search, words, now);
        return order.page(filters);
    }

    private Facets facets(CatalogueIndex index, SearchRequest search, Page page) {
        var spec = brands.spec();
        var counts =
                new FacetCounts(
                        index,
                        page.filters(),
                        search.locale(),
                        spec.defaultLocale(),
                        spec.currency());
        return counts.count(search);
    }

    private static String quoted(@Nullable String plain) {
        return plain == null ? "null" : '"' + plain + '"';
    }

    /// One page of a search.
    ///
    /// @param ids the listings, in order
    /// @param total how many there are on all pages
    /// @param next the cursor of the next page, or null on the last
    /// @param filters what passed which filter
    @SuppressWarnings("ArrayRecordComponent")
    record Page(long[] ids, int total, @Nullable String next, Filters filters) {}
}
