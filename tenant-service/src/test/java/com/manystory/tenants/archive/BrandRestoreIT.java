package com.manystory.tenants.archive;

import static com.manystory.tenants.ControlPlane.aster;
import static com.manystory.tenants.ControlPlane.pebble;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BrandRestoreIT extends ArchivesTest {

    @Test
    void restoresUnderAnotherName() throws Exception {
        make("aster-source", aster("Aster"));
        suspended("aster-target", aster("Target"));
        var archive = export("aster-source").body();

        var answer = restore("aster-target", archive, "replace=true&mask=true");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body()).at("/source/brand").asString())
                .isEqualTo("aster-source");
        var given = PLATFORM.archives().given("aster-target");
        assertThat(given).extracting(one -> one.service()).containsExactly("catalog", "payment");
        assertThat(given.getFirst().entries().keySet())
                .containsExactly("part.json", "databases/catalog/schema.json", THING);
        assertThat(given.getFirst().entries().get(THING)).isEqualTo("id,text\n1,catalog\n");
        assertThat(given.getFirst().maskKey()).hasSize(44).isEqualTo(given.getLast().maskKey());
        assertThat(events("aster-target").stream().map(e -> e.path("action").asString()).limit(2))
                .containsExactly("brand.restored", "brand.restore");
        restore("aster-target", archive, "replace=true&mask=true");
        assertThat(PLATFORM.archives().given("aster-target").getLast().maskKey())
                .isNotEqualTo(given.getFirst().maskKey());
        restore("aster-target", archive, "replace=true");
        assertThat(PLATFORM.archives().given("aster-target").getLast().maskKey()).isNull();
    }

    @Test
    void replacesNothingThatIsOnTheAirOrThatNobodyGaveUp() throws Exception {
        make("aster-on-air", aster("Aster"));
        var archive = export("aster-on-air").body();

        refused("aster-on-air", archive, "replace=true", 409, "brand-serving");
        suspended("aster-kept", aster("Aster"));
        refused("aster-kept", archive, "", 409, "replacement-unconfirmed");
        suspended("pebble-kept", pebble("kept.example"));
        refused("pebble-kept", archive, "replace=true", 409, "archive-of-another-currency");
        refused("nobody", archive, "replace=true", 404, "unknown-brand");
    }

    @Test
    void passesOnWhatAServiceRefusesAndTellsTheAudit() throws Exception {
        make("aster-refuses", aster("Aster"));
        var archive = export("aster-refuses").body();
        suspended("aster-refused", aster("Aster"));
        PLATFORM.archives().fail("payment", "aster-refused", "refuse");

        var answer = restore("aster-refused", archive, "replace=true");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("archive-too-new").contains("payment");
        assertThat(events("aster-refused").getFirst().path("action").asString())
                .isEqualTo("brand.restore-failed");
    }

    @Test
    void refusesWhateverIsntAWholeAndUnchangedArchive() throws Exception {
        make("aster-attacks", aster("Aster"));
        var whole = export("aster-attacks").body();
        suspended("aster-attacked", aster("Aster"));
        for (var length : new int[] {0, 20, whole.length / 2, whole.length - 1}) {
            invalid(Arrays.copyOf(whole, length));
        }
        invalid("no zip at all".getBytes(StandardCharsets.UTF_8));
        invalid(new ArchiveFile(whole).put(THING, "id,text\n1,catalOg\n").bytes());
        invalid(new ArchiveFile(whole).put(THING, "0".repeat(900_000)).bytes());
        invalid(new ArchiveFile(whole).remove(THING).bytes());
        invalid(new ArchiveFile(whole).remove("manifest.json").bytes());
        invalid(new ArchiveFile(whole).put("manifest.json", "{").bytes());
        invalid(new ArchiveFile(whole).put("more.txt", "x").bytes());
        invalid(new ArchiveFile(whole).put("../../etc/passwd", "x").bytes());
        for (var name :
                List.of(
                        "../../x.csv",
                        "databases/catalog/../x.csv",
                        "/etc/passwd",
                        "databases/catalog/x.sh",
                        "databases/payment/thing.csv")) {
            var moved = new ArchiveFile(whole);
            moved.put(name, moved.text(THING)).remove(THING).manifest(THING, name);
            invalid(moved.bytes());
        }
        invalid(new ArchiveFile(whole).manifest("\"catalog-service\"", "\"other\"").bytes());
        invalid(
                new ArchiveFile(whole)
                        .manifest("\"bytes\" : 18", "\"bytes\" : 99999999999")
                        .bytes());
        var many = new ArchiveFile(whole);
        for (int i = 0; i < 20; i++) {
            many.put("media/" + i, "x");
        }
        invalid(many.bytes());
        refused(
                "aster-attacked",
                new ArchiveFile(whole).manifest("\"format\" : 1", "\"format\" : 2").bytes(),
                "replace=true",
                422,
                "archive-too-new");
        refused("aster-attacked", new byte[300_000], "replace=true", 413, "content-too-large");
        assertThat(PLATFORM.archives().given("aster-attacked")).isEmpty();
    }

    private void invalid(byte[] archive) throws Exception {
        refused("aster-attacked", archive, "replace=true", 422, "archive-invalid");
    }

    private void refused(String brand, byte[] archive, String query, int status, String type)
            throws Exception {
        var answer = restore(brand, archive, query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + type);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(is -> assertThat(is).startsWith("application/problem+json"));
    }
}
