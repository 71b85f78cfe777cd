package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Chromium that is installed on the machine, headless. Where there is none the test is skipped
/// loudly; on CI that is a failure.
final class Browser implements AutoCloseable {

    private static final List<String> PROGRAMS =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private @Nullable BrowserContext context;

    private Browser(Path program) {
        playwright = Playwright.create();
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--host-resolver-rules=MAP *.localhost"
                                                                + " 127.0.0.1")));
    }

    static Browser open() {
        var program = PROGRAMS.stream().map(Path::of).filter(Files::exists).findFirst();
        if (program.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("CI needs Chromium, and there is none");
            }
            System.err.println("SKIPPED: there is no Chromium on this machine");
        }
        assumeTrue(program.isPresent(), "there is no Chromium on this machine");
        return new Browser(program.orElseThrow());
    }

    /// A page in a fresh profile; what the browser complains about (script errors, violations of
    /// the content security policy, failed requests) is collected.
    Page page() {
        if (context != null) {
            context.close();
        }
        context = browser.newContext();
        var page = context.newPage();
        page.onPageError(error -> complaints.add(error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /// Nothing on the page sticks out sideways, and nobody is kept out (WCAG 2.1, A and AA). Only
    /// what is wrong is described, and since the pages have no frames no second page is opened for
    /// the result.
    static void requireSound(Page page) {
        // Colours that are on their way are nobody's.
        page.evaluate(
                "() => Promise.all(document.getAnimations().filter(a =>"
                        + " Number.isFinite(a.effect.getComputedTiming().endTime)).map(a =>"
                        + " a.finished.catch(() => {})))");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling at " + page.url())
                .isEqualTo(true);
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        var violations =
                new AxeBuilder(page)
                                .options(options)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa"))
                                .setLegacyMode(true)
                                .analyze()
                                .getViolations()
                                .stream()
                                .map(rule ->
                                        rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                                .toList();
        assertThat(violations).as("accessibility of " + page.url()).isEmpty();
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
