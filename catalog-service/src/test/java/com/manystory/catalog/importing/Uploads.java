package com.manystory.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.tenancy.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Sends files to import for a brand.
record Uploads(CatalogClient client, TenantId brand) {

    CatalogClient.Answer send(String file, String mapping) {
        var body =
                """
                --edge\r
                Content-Disposition: form-data; name="file"; filename="activities.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --edge\r
                Content-Disposition: form-data; name="mapping"\r
                Content-Type: application/json\r
                \r
                %s\r
                --edge--\r
                """
                        .formatted(file, mapping);
        var request =
                client.request("/imports")
                        .setHeader("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofString(body));
        return client.send(brand, request);
    }

    JsonNode finished(CatalogClient.Answer started) {
        assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
        var path = "/imports/" + started.body().get("id").asString();
        return await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> client.get(brand, path).body(),
                        job -> !job.path("finishedAt").isNull());
    }

    JsonNode report(JsonNode job) {
        return client.get(brand, "/imports/" + job.get("id").asString() + "/report")
                .body()
                .get("items");
    }
}
