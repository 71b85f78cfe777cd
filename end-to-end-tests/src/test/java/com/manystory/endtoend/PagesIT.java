package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of page, of both brands and a copy, in their languages, several widths and colour
/// schemes, in a real browser. Each page is visited once and looked at in several ways. With
/// `MANYSTORY_SCREENSHOTS` set, what was seen is kept in `target/screenshots`.
class PagesIT extends BrowserTest {

    private static final Path SHOTS = Path.of("target", "screenshots");

    @ParameterizedTest
    @CsvSource({
        "bridestory, en, 1440-light 390-dark",
        "bridestory, id, 390-light",
        "parentstory, en, 1440-light 390-dark",
        "parentstory, id, 390-light",
        BrandCopy.NAME + ", en, 1440-light",
    })
    void pagesAreSoundInABrowser(String brand, String locale, String looks) {
        var shop = Shop.of(platform, brand);
        var tour = new Tour(browser.page(), brand + "-" + locale, looks.split(" "));
        var home = shop.site() + "/" + locale;
        var category = tour.visit(home, "home", "/c/");
        var listing = tour.visit(home + "/search", "search", "/l/");
        var vendor = tour.visit(shop.site() + listing, "listing", "/v/");
        tour.visit(shop.site() + vendor, "vendor", "/");
        tour.visit(shop.site() + category, "category", "/");
        assertThat(browser.complaints()).isEmpty();
    }

    /// A visitor, who looks at each page in several ways.
    ///
    /// @param looks widths and colour schemes, such as `390-dark`
    private record Tour(Page page, String name, String... looks) {

        /// @return the first link on the page that has these words in it
        String visit(String address, String kind, String words) {
            var response = page.navigate(address);
            assertThat(response.status()).as(address).isEqualTo(200);
            for (var look : looks) {
                var parts = look.split("-");
                page.setViewportSize(Integer.parseInt(parts[0]), 900);
                page.emulateMedia(
                        new Page.EmulateMediaOptions()
                                .setColorScheme(
                                        parts[1].equals("dark")
                                                ? ColorScheme.DARK
                                                : ColorScheme.LIGHT));
                look("%s-%s-%s.png".formatted(name, look, kind));
            }
            return page.locator("a[href*='" + words + "']").first().getAttribute("href");
        }

        private void look(String shot) {
            if (System.getenv("MANYSTORY_SCREENSHOTS") != null) {
                var path = SHOTS.resolve(shot);
                page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(true));
            }
            Browser.requireSound(page);
        }
    }
}
