package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of page, in both brands, languages, widths and colour schemes, in a real browser.
class PagesIT {

    private static final Path SHOTS = Path.of("target", "screenshots");

    private static Browser browser;
    private final Platform platform = Platform.get();

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bridestory, en, 1440, false",
        "bridestory, id, 390, false",
        "bridestory, en, 390, true",
        "parentstory, en, 1440, false",
        "parentstory, id, 390, false",
        "parentstory, en, 390, true",
    })
    void pagesAreSoundInABrowser(String brand, String locale, int width, boolean dark) {
        var page = browser.page(width, 900, dark);
        var look = "%s-%s-%d-%s".formatted(brand, locale, width, dark ? "dark" : "light");
        var home = platform.site(brand) + "/" + locale;
        visit(page, home, look + "-home");
        visit(page, home + "/search", look + "-search");
        var listing = page.locator("a[href*='/l/']").first().getAttribute("href");
        visit(page, platform.site(brand) + listing, look + "-listing");
        var vendor = page.locator("a[href*='/v/']").first().getAttribute("href");
        visit(page, platform.site(brand) + vendor, look + "-vendor");
        visit(page, platform.site(brand) + category(page, home), look + "-category");
        assertThat(browser.complaints()).isEmpty();
    }

    private static String category(Page page, String home) {
        page.navigate(home);
        return page.locator("a[href*='/c/']").first().getAttribute("href");
    }

    private static void visit(Page page, String address, String shot) {
        var response = page.navigate(address);
        assertThat(response.status()).as(address).isEqualTo(200);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve(shot + ".png"))
                        .setFullPage(true));
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "document.documentElement.scrollWidth <="
                                                + " window.innerWidth"))
                .as("no sideways scrolling at " + address)
                .isTrue();
        var violations =
                new AxeBuilder(page)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa"))
                                .analyze()
                                .getViolations()
                                .stream()
                                .map(rule ->
                                        rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                                .toList();
        assertThat(violations).as("accessibility of " + address).isEmpty();
    }
}
