package com.manystory.tenants.archive;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BrandExportIT extends ArchivesTest {

    @Test
    void exportsAllThatServicesHoldWithChecksums() throws Exception {
        make("aster-export", aster("Aster"));

        var archive = new ArchiveFile(export("aster-export").body());

        assertThat(archive.entries().keySet())
                .containsExactly(
                        "databases/catalog/schema.json",
                        THING,
                        "databases/payment/schema.json",
                        "databases/payment/thing.csv",
                        "configuration.json",
                        "manifest.json");
        var manifest = archive.manifest();
        assertThat(manifest.path("format").asInt()).isEqualTo(1);
        assertThat(manifest.path("brand").asString()).isEqualTo("aster-export");
        assertThat(manifest.path("currency").asString()).isEqualTo("IDR");
        assertThat(manifest.path("generation").asInt()).isEqualTo(1);
        for (var service : manifest.path("services")) {
            for (var file : service.path("files")) {
                var name = file.path("name").asString();
                assertThat(file.path("sha256").asString())
                        .isEqualTo(ArchiveFile.digest(name, archive.content(name)).sha256());
            }
        }
        assertThat(
                        operator()
                                .put("aster-export", archive.text("configuration.json"))
                                .body()
                                .path("generation")
                                .asInt())
                .isEqualTo(1);
        assertThat(events("aster-export").getFirst().path("action").asString())
                .isEqualTo("brand.export");
    }

    @Test
    void exportsASuspendedBrandToo() throws Exception {
        suspended("aster-asleep", aster("Aster"));

        assertThat(export("aster-asleep").statusCode()).isEqualTo(200);
    }

    @Test
    void givesPersonalDataToNobodyWhoMayOnlyRead() throws Exception {
        make("aster-read", aster("Aster"));
        for (var token : List.of(PLATFORM.token("operator:read"), "nonsense")) {
            var answer = http.send(request("aster-read/export", token).build(), text());
            assertThat(answer.statusCode()).isIn(401, 403);
        }
        assertThat(http.send(request("nobody/export", token()).build(), text()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void cutsAnExportThatAServiceBreaksOff() throws Exception {
        make("aster-cut", aster("Aster"));
        PLATFORM.archives().fail("payment", "aster-cut", "cut");

        assertThatThrownBy(() -> export("aster-cut")).isInstanceOf(IOException.class);

        PLATFORM.archives().fail("catalog", "aster-cut", "cut");
        PLATFORM.archives().recover();
        assertThat(export("aster-cut").statusCode()).isEqualTo(200);
    }

    @Test
    void exportsOnlySoManyAtOnce() throws Exception {
        make("aster-busy", aster("Aster"));
        PLATFORM.archives().hold();
        var first =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return export("aster-busy").statusCode();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> Thread.ofVirtual().start(task));
        org.awaitility.Awaitility.await()
                .until(() ->
                        events("aster-busy")
                                .getFirst()
                                .path("action")
                                .asString()
                                .equals("brand.export"));

        var second = http.send(request("aster-busy/export", token()).build(), text());

        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.headers().firstValue("Retry-After")).contains("10");
        PLATFORM.archives().recover();
        assertThat(first.get()).isEqualTo(200);
        assertThat(export("aster-busy").statusCode()).isEqualTo(200);
    }
}
