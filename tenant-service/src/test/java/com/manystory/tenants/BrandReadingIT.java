package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the API tells of brands, of their history and of itself.
class BrandReadingIT extends ControlPlaneTest {

    @Test
    void listsBrandsByPages() {
        for (var id : List.of("page-a", "page-b", "page-c")) {
            operator().put(id, aster("Aster"));
        }
        var seen = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var page = operator().get("/api/v1/brands?limit=2&cursor=" + cursor);
            assertThat(page.status()).isEqualTo(200);
            page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(seen).contains("page-a", "page-b", "page-c").isSorted().doesNotHaveDuplicates();
        assertThat(operator().get("/api/v1/brands?cursor=!").status()).isEqualTo(400);
    }

    @Test
    void auditsWhoDidWhatWithBeforeAndAfter() {
        operator().put("aster-aud", aster("One"), "Manystory-Reason", "Opening");
        operator().put("aster-aud", aster("Two"));

        var events = events("aster-aud");
        assertThat(events).hasSize(2);
        var update = events.getFirst();
        assertThat(update.path("actor").asString()).isEqualTo("asha");
        assertThat(update.path("before").path("spec").path("displayName").asString())
                .isEqualTo("One");
        assertThat(update.path("after").path("spec").path("displayName").asString())
                .isEqualTo("Two");
        assertThat(update.path("traceId").asString()).matches("[0-9a-f]{32}");
        var create = events.getLast();
        assertThat(create.path("reason").asString()).isEqualTo("Opening");
        assertThat(create.has("before")).isFalse();
    }

    @Test
    void describesEveryFieldOfTheApi() {
        var document = withToken("").get("/v3/api-docs");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.text("openapi")).startsWith("3.1");
        document.body()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> {
                    if (schema.getKey().startsWith("ProblemDetail")
                            || schema.getKey().startsWith("JsonNode")) {
                        return;
                    }
                    schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(field ->
                                    assertThat(field.getValue().path("description").asString(""))
                                            .as("%s.%s", schema.getKey(), field.getKey())
                                            .isNotEmpty());
                });
        assertThat(document.body().path("paths").propertyNames())
                .contains("/api/v1/brands/{brandId}", "/api/v1/audit-events")
                .noneMatch(path -> path.startsWith("/internal"));
    }

    @Test
    void saysWhereAReasonIsNeeded() {
        var paths = withToken("").get("/v3/api-docs").body().path("paths");

        assertThat(paths.path("/api/v1/brands/{brandId}").at("/delete/parameters").values())
                .filteredOn(header -> header.path("name").asString().equals("Manystory-Reason"))
                .noneMatch(header -> header.path("required").asBoolean())
                .hasSize(1);
        for (var verb : new String[] {"suspend", "rotate-credentials"}) {
            var body = paths.path("/api/v1/brands/{brandId}/" + verb).at("/post/requestBody");
            assertThat(body.path("required").asBoolean()).as(verb).isTrue();
            assertThat(body.at("/content/application~1json/schema/$ref").asString())
                    .endsWith("/Reason");
        }
    }

    @Test
    void namesTheFieldsAndFiltersThatABrandCanChoose() {
        var features =
                withToken("")
                        .get("/v3/api-docs")
                        .body()
                        .at("/components/schemas/Features/properties");

        assertThat(features.at("/search/items/enum").values())
                .extracting(JsonNode::asString)
                .containsExactly("q", "category", "place", "date", "weekday", "age", "budget");
        assertThat(features.at("/filters/items/enum").values())
                .extracting(JsonNode::asString)
                .containsExactly("category", "place", "date", "weekday", "age", "price", "rating");
    }
}
