package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What visitors come for, by clicks in a real browser on a phone: to find something, to book and
/// pay it, to ask for something; and where they get when they are lost.
class JourneyIT extends BrowserTest {

    private static final int WIDTH = 390;

    /// @param field of the brand's search, and what is chosen in it
    /// @param filter of which the first choice is taken
    @ParameterizedTest
    @CsvSource({
        "bridestory, en, category, venues, place",
        "parentstory, id, age, 7, weekday",
    })
    void visitorsFindAndBookAndPay(
            String brand, String locale, String field, String value, String filter) {
        var page = phone();
        search(page, brand, locale, field, value);
        narrow(page, filter);
        Browser.requireSound(page);

        page.locator(".results .card-title a").first().click();
        page.waitForURL("**/l/**");
        Browser.requireSound(page);
        choose(page);
        page.waitForURL("**/details");
        Browser.requireSound(page);

        page.locator("#field-name").fill("Ayu Lestari");
        page.locator("#field-email").fill("ayu@example.com");
        page.locator("main form button[type=submit]").click();
        page.waitForURL("**/payment");
        Browser.requireSound(page);

        page.locator("main form button[type=submit]").click();
        page.locator(".done-mark:not(.done-wait)")
                .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        assertThat(page.locator(".done .done-mark use, .done .done-mark svg").count()).isPositive();
        assertThat(page.locator(".done").innerText()).contains("ayu@example.com");
        Browser.requireSound(page);
        assertThat(browser.complaints()).isEmpty();
    }

    /// Of the demo brands one has listings that are asked for.
    @Test
    void visitorsAskForWhatHasNoPrice() {
        var page = phone();
        search(page, "bridestory", "en", "category", "photographers");
        page.locator(".results .card-title a").first().click();
        page.waitForURL("**/l/**");
        page.locator("#inquiry #field-name").fill("Ayu Lestari");
        page.locator("#inquiry #field-email").fill("ayu@example.com");
        page.locator("#inquiry #field-message").fill("Is the second week of June free?");
        page.evaluate("window.stayed = true");

        page.locator("#inquiry button[type=submit]").click();

        page.locator("#inquiry .done").waitFor();
        assertThat(page.evaluate("window.stayed")).as("answered in place").isEqualTo(true);
        Browser.requireSound(page);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bridestory, en", "parentstory, id"})
    void visitorsWhoAreLostFindTheSearch(String brand, String locale) {
        var page = phone();
        var lost = page.navigate(Shop.of(platform, brand).site() + "/" + locale + "/l/nowhere");
        assertThat(lost.status()).isEqualTo(404);
        Browser.requireSound(page);

        page.locator(".message-search [name=q]").fill("a");
        page.locator(".message-search button").click();

        page.waitForURL("**/search?q=a");
        // A browser notes that there was no such page; nothing else may be wrong.
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("404"));
    }

    private static Page phone() {
        var page = browser.page();
        page.setViewportSize(WIDTH, 844);
        return page;
    }

    private void search(Page page, String brand, String locale, String field, String value) {
        page.navigate(Shop.of(platform, brand).site() + "/" + locale);
        page.locator("form.search [name=%s]".formatted(field)).first().selectOption(value);
        page.locator("form.search .search-submit").first().click();
        page.waitForURL(Pattern.compile(".*[?&]%s=%s\\b.*".formatted(field, value)));
    }

    /// Takes a filter's first choice, which replaces the results without leaving the page.
    private static void narrow(Page page, String filter) {
        var before = page.url();
        page.evaluate("window.stayed = true");
        page.locator(".filters-open").click();
        page.locator("#filters [id^='filter-%s-']:not([aria-current])".formatted(filter))
                .first()
                .click();
        page.waitForCondition(() -> !page.url().equals(before));
        page.locator(".chips .chip").first().waitFor();
        assertThat(page.evaluate("window.stayed")).as("filtered in place").isEqualTo(true);
        assertThat(page.url()).contains(filter + "=");
        page.locator(".filters-close").click();
    }

    /// Takes the first free session, or a day of next year.
    private static void choose(Page page) {
        var sessions = page.locator("#book input[name=session]:not([disabled])");
        if (sessions.count() > 0) {
            sessions.first().check();
        } else {
            page.locator("#book [name=date]").fill(LocalDate.now().plusDays(400).toString());
        }
        page.locator("#book button[type=submit]").click();
    }
}
