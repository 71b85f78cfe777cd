package com.manystory.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// The platform, and one browser for all tests of a class; each sees its own complaints only.
abstract class BrowserTest {

    static Browser browser;
    final Platform platform = Platform.get();

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

    @BeforeEach
    void forgetComplaints() {
        browser.complaints().clear();
    }
}
