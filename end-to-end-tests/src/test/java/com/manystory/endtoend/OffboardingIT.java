package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A brand ends: nothing of it is left in any store, that is certified, and its name used again
/// revives nothing.
class OffboardingIT {

    private static final String ID = "leavingstory";
    private static final String SPEC = NewBrand.document("Leavingstory", "leavingstory.example");

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);

    @Test
    void leavesNothingButTheProof() throws SQLException, IOException {
        var port = platform.port("STOREFRONT");
        var incarnation = operator.putBrand(ID, SPEC).json().path("incarnation").asString();
        var page = Http.get(port, "leavingstory.example", "/en");
        assertThat(page.status()).isEqualTo(200);
        Http.get(port, "leavingstory.example", "/en/search");
        assertThat(named()).hasSizeGreaterThanOrEqualTo(4);

        var gone =
                operator.tenant(
                        "DELETE",
                        "/api/v1/brands/" + ID,
                        "",
                        "Prefer: wait=30",
                        "Manystory-Reason: closed down");

        assertThat(gone.status()).as(gone.text()).isEqualTo(204);
        // Off the air at once, and unknown as soon as everybody has heard.
        Platform.sleep(Duration.ofSeconds(2));
        assertThat(Http.get(port, "leavingstory.example", "/en").status()).isEqualTo(404);
        assertThat(named()).isEmpty();
        assertThat(filesNamed()).isEmpty();
        var certificate = operator.tenant("GET", "/api/v1/erasures/" + incarnation, "").json();
        assertThat(certificate.path("intact").asBoolean(false)).isTrue();
        assertThat(certificate.path("document").asString())
                .contains(
                        "catalog_leavingstory",
                        "payment_leavingstory",
                        "The dead letters of manystory-",
                        "closed down");

        var again = operator.putBrand(ID, SPEC.replace("\"Leavingstory\"", "\"Newstory\""));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("incarnation").asString()).isGreaterThan(incarnation);
        assertThat(Http.get(port, "leavingstory.example", "/en").text())
                .contains("Newstory")
                .doesNotContain("Leavingstory");
    }

    /// Databases and roles that carry the brand's name.
    private List<String> named() throws SQLException {
        var names = new ArrayList<String>();
        try (var connection =
                        platform.database(
                                "postgres", "postgres", platform.secret("postgres-superuser"));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT datname FROM pg_database WHERE datname LIKE"
                                        + " '%leavingstory%' UNION ALL SELECT rolname FROM pg_roles"
                                        + " WHERE rolname LIKE '%leavingstory%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /// Files and folders of pictures and of the issuer that carry the brand's name.
    private List<String> filesNamed() throws IOException {
        var found = new ArrayList<String>();
        for (var folder : new String[] {"media", "issuer"}) {
            try (var files = Files.walk(platform.state().resolve(folder))) {
                files.filter(file -> file.getFileName().toString().contains(ID))
                        .map(Object::toString)
                        .forEach(found::add);
            }
        }
        return found;
    }
}
