package com.manystory.catalog.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Who may read and edit what staff see.
@CatalogTest
class EditorsIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final String LISTINGS = "/admin/listings";

    @Autowired CatalogClient client;

    @ParameterizedTest
    @ValueSource(strings = {"customer", "service"})
    void nobodyButStaffAndOperatorsMayEdit(String role) {
        var edits =
                List.of(
                        client.request("/catalogue").PUT(BodyPublishers.ofString("{}")),
                        upload("/imports"),
                        upload("/media"),
                        client.request(LISTINGS).GET(),
                        client.request(LISTINGS).POST(BodyPublishers.ofString("{}")),
                        client.request("/admin/vendors/any").PUT(BodyPublishers.ofString("{}")));
        for (var edit : edits) {
            var answer = client.send(PEBBLE, edit, role);
            assertThat(answer.status()).as(edit.build().toString()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "editor", "finance", "owner", "operator"})
    void everyoneOfTheStaffMayRead(String role) {
        for (var path : List.of("/imports", LISTINGS)) {
            var answer = client.send(PEBBLE, client.request(path).GET(), role);
            assertThat(answer.status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "finance"})
    void readersMayNotImport(String role) {
        assertThat(client.send(PEBBLE, upload("/imports"), role).status()).isEqualTo(403);
    }

    private HttpRequest.Builder upload(String path) {
        var parts =
                """
                --x
                Content-Disposition: form-data; name="file"; filename="any.csv"
                Content-Type: text/csv

                any
                --x
                Content-Disposition: form-data; name="mapping"
                Content-Type: application/json

                {}
                --x--
                """;
        return client.request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(parts.replace("\n", "\r\n")));
    }
}
