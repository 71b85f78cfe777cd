package com.manystory.tenants.desired;

import static com.manystory.tenants.desired.Documents.ASTER;
import static com.manystory.tenants.desired.Documents.STATES;
import static com.manystory.tenants.desired.Documents.bytes;
import static com.manystory.tenants.desired.Documents.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenants.desired.DesiredStates.MalformedStateException;
import com.manystory.tenants.desired.Violations.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DesiredStatesTests {

    @Test
    void acceptsTheLeastThatABrandNeedsAndFillsInTheRest() {
        var violations = new Violations();
        var state = STATES.read(bytes(ASTER.formatted("")), violations);

        assertThat(violations.all()).isEmpty();
        var spec = state.toSpec();
        assertThat(spec.defaultLocale()).isEqualTo("en");
        assertThat(spec.payments().holdMinutes()).isEqualTo(20);
        assertThat(spec.commission().basisPoints()).isEqualTo(1000);
        assertThat(spec.placement().tier()).isNull();
    }

    @Test
    void readsBackWhatItWroteAsTheSameState() {
        var spec = STATES.read(bytes(ASTER.formatted("")), new Violations()).toSpec();
        var written = JsonMapper.shared().writeValueAsBytes(DesiredState.of(spec));

        var violations = new Violations();
        var again = STATES.read(written, violations);

        assertThat(violations.all()).isEmpty();
        assertThat(again.toSpec()).isEqualTo(spec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridestory", "parentstory"})
    void acceptsTheDemoBrands(String brand) throws Exception {
        var violations = new Violations();
        var document = Files.readAllBytes(Path.of("../demo", brand, "brand.json"));

        var state = STATES.read(document, violations);

        assertThat(violations.all()).isEmpty();
        assertThat(state.toSpec().displayName()).isNotBlank();
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(violations("{}"))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/displayName", "/locales", "/currency", "/timeZone", "/country");
    }

    @Test
    void collectsErrorsOfShapeAndOfRulesAtOnce() {
        var violations =
                violations(
                        """
                        {"displayName": 7, "locales": ["en"], "currency": "rupiah",
                         "timeZone": "Asia/Jakarta", "country": "ID", "colour": "red",
                         "payments": {"holdMinutes": "soon", "methods": ["card", null, "cash"]}}
                        """);

        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/displayName",
                        "/colour",
                        "/payments/holdMinutes",
                        "/payments/methods/1",
                        "/payments/methods/2",
                        "/currency");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "displayNam": "x"                                   | /displayNam                   | Did you mean "displayName"
                    "theme": {"pallete": {}}                            | /theme/pallete                | Did you mean "palette"
                    "theme": []                                         | /theme                        | must be an object
                    "defaultLocale": "fr"                               | /defaultLocale                | en and id
                    "domains": ["aster.example:80"]                     | /domains/0                    | without a port
                    "domains": ["https://aster.example/"]               | /domains/0                    | only its host name
                    "domains": ["Aster.example"]                        | /domains/0                    | aster.example
                    "domains": ["b.localhost"]                          | /domains/0                    | belong to the platform
                    "domains": ["10.0.0.1"]                             | /domains/0                    | IP address
                    "domains": ["aster"]                                | /domains/0                    | needs a domain
                    "domains": ["-a.example"]                           | /domains/0                    | letters, digits
                    "domains": ["bücher.example"]                       | /domains/0                    | xn--bcher-kva.example
                    "domains": ["a.example", "a.example"]               | /domains/1                    | already in the list
                    "vocabulary": {"fr": {}}                            | /vocabulary/fr                | isn't one of the brand's locales
                    "vocabulary": {"en": {"listing.plural": "x"}}       | /vocabulary/en/listing.plural | No page has a word
                    "vocabulary": {"en": {"booking.sumbit": "x"}}       | /vocabulary/en/booking.sumbit | Did you mean "booking.submit"
                    "vocabulary": {"en": {"home.title": 1}}             | /vocabulary/en/home.title     | must be a string
                    "listingTypes": [{"id": "a", "process": "instant-seat"}] | /listingTypes/0/process  | instant-seat/1
                    "listingTypes": [{"id": "a", "process": "barter/1"}] | /listingTypes/0/process      | isn't one of
                    "listingTypes": [{"id": "a", "process": "inquiry/1"}, {"id": "a", "process": "inquiry/1"}] | /listingTypes/1/id | Another listing type
                    "listingTypes": [{"id": "A", "process": "inquiry/1"}] | /listingTypes/0/id          | lower-case
                    "payments": {"gateway": "stripes"}                  | /payments/gateway             | sandbox
                    "vocabulary": {"en": {"search.results-for": "Results for {0"}} | /vocabulary/en/search.results-for | Braces hold
                    "vocabulary": {"en": {"home.title": "It's {name}"}}         | /vocabulary/en/home.title     | Braces hold
                    `"vocabulary": {"en": {"rating.count": "{0,choice,0#none|1#{oops}"}}` | /vocabulary/en/rating.count | Braces hold
                    "payments": {"methods": ["card", "paynow"]}         | /payments/methods/1           | takes SGD only
                    "payments": {"methods": []}                         | /payments/methods             | at least one
                    "payments": {"holdMinutes": 0}                      | /payments/holdMinutes         | 1 to 1440
                    "payments": {"holdMinutes": 1.5}                    | /payments/holdMinutes         | whole number
                    "commission": {"basisPoints": 10001}                | /commission/basisPoints       | 0 to 10000
                    "quotas": {"listing": 1}                            | /quotas/listing               | Did you mean "listings"
                    "quotas": {"listings": 0}                           | /quotas/listings              | at least 1
                    "quotas": {"mediaMegabytes": 5}                     | /quotas/mediaMegabytes        | isn't one of listings
                    "quotas": {"requestsPerSecond": 1000001}            | /quotas/requestsPerSecond     | at most 1000000
                    "quotas": {"requestBurst": 5}                       | /quotas/requestBurst          | goes with requestsPerSecond
                    "quotas": {"staff": 1}, "admins": [{"email": "a@b.example", "role": "owner"}, {"email": "c@b.example", "role": "owner"}] | /admins | more than the brand's 1 of staff
                    "placement": {"cell": "moon"}                       | /placement/cell               | local and west
                    "placement": {"tier": "pool"}                       | /placement/tier               | Did you mean "pooled"
                    "admins": [{"email": "nobody", "role": "owner"}]    | /admins/0/email               | e-mail address
                    "admins": [{"email": "a@b.example"}]                | /admins/0/role                | needs a role
                    "admins": [{"email": "a@b.example", "role": "boss"}] | /admins/0/role               | viewer
                    "admins": [{"email": "a@b.example", "role": "owner"}, {"email": "A@b.example", "role": "owner"}] | /admins/1/email | already in the list
                    """)
    void pointsAtTheWrongField(String fragment, String pointer, String help) {
        assertThat(violations(ASTER.formatted(", " + fragment)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo(pointer);
                    assertThat(violation.detail()).contains(help);
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    currency | idr           | Did you mean "IDR"
                    currency | XAU           | ISO 4217
                    currency | ABC           | ISO 4217
                    timeZone | Asia/Jakart   | Did you mean "Asia/Jakarta"
                    timeZone | +07:00        | IANA
                    timeZone | WIB           | IANA
                    country  | id            | Did you mean "ID"
                    country  | XX            | ISO 3166
                    """)
    void refusesCodesThatDontExist(String field, String value, String help) {
        var document =
                ASTER.formatted("")
                        .replaceFirst(
                                "\"%s\": \"[^\"]*\"".formatted(field),
                                "\"%s\": \"%s\"".formatted(field, value));

        assertThat(violations(document))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/" + field);
                    assertThat(violation.detail()).contains(help);
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en_US | en-US
                    EN    | canonical form "en"
                    xx    | ISO 639
                    e!    | BCP 47
                    """)
    void refusesLocalesThatArentLanguageTags(String tag, String help) {
        var document = ASTER.formatted("").replace("[\"en\", \"id\"]", "[\"%s\"]".formatted(tag));

        assertThat(violations(document))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/locales/0");
                    assertThat(violation.detail()).contains(help);
                });
    }

    @Test
    void refusesControlCharactersInNames() {
        assertThat(violations(ASTER.formatted("").replace("\"Aster\"", "\"As\\u202eter\"")))
                .extracting(Violation::pointer)
                .containsExactly("/displayName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\": 1, \"a\": 2}", "{} {}", "nonsense"})
    void saysWhereADocumentIsntJson(String document) {
        assertThatThrownBy(() -> violations(document.isEmpty() ? "[" : document))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("isn't JSON");
    }

    @Test
    void refusesAbsurdlyNestedDocuments() {
        assertThatThrownBy(() -> violations("[".repeat(501)))
                .isInstanceOf(MalformedStateException.class);
    }

    @Test
    void refusesADocumentThatIsntAnObject() {
        assertThat(violations("[]"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.pointer()).isEmpty());
    }
}
