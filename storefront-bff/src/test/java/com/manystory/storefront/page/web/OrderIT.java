package com.manystory.storefront.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.tenancy.test.TestBrands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The order of a list is the one that its page names.
class OrderIT extends OpenStorefront {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /en/search                          | relevance | Recommended
                    /id/search                          | relevance | Rekomendasi
                    /en/c/venues                        | relevance | Recommended
                    /id/c/serba-venues                  | relevance | Rekomendasi
                    /en/search?q=garden                 | relevance | Best match
                    /id/search?q=garden                 | relevance | Paling sesuai
                    /en/search?sort=newest              | newest    | Newest
                    /id/c/serba-venues?sort=newest      | newest    | Terbaru
                    /en/search?q=garden&sort=-price     | -price    | Highest price
                    /en/search?sort=sideways            | relevance | Recommended
                    """)
    void isTheOneThatThePageNames(String path, String sort, String name) {
        // A list that nobody has asked for, so that no cache has it.
        var unknown = (path.contains("?") ? "&" : "?") + "priceMax=" + System.nanoTime();
        var page = visitor.get(ASTER, path + unknown).text();

        assertThat(page).contains("<strong>" + name + "</strong>");
        assertThat(page)
                .containsPattern("aria-current=\"true\">" + name + "</a>")
                .containsOnlyOnce("aria-current=\"true\">" + name);
        assertThat(catalog.lastQuery(TestBrands.ASTER.id(), "/listings"))
                .containsEntry("sort", sort);
    }
}
