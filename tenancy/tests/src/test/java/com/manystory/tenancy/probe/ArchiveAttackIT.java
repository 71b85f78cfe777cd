package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.PartFile;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.TestTokens;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Attacks with archives: whatever is refused leaves the brand's data as it was.
class ArchiveAttackIT extends ArchiveTest {

    @Test
    void refusesAWrongChecksum() throws Exception {
        var note = PartFile.TABLES + "note.csv";
        var part = export();
        var changed = part.text(note).replace("one", "uno");

        assertRefused(
                restore(copy, part.replace(note, changed, false).forRestore()),
                422,
                "archive-invalid");
    }

    @Test
    void refusesAnArchiveThatEndsTooSoon() throws Exception {
        var whole = export().forRestore();
        for (var length : new int[] {0, 10, whole.length / 2, whole.length - 400}) {
            assertRefused(
                    restore(copy, java.util.Arrays.copyOf(whole, length)), 422, "archive-invalid");
        }
    }

    @Test
    void refusesWhatIsMissingOrTooMuch() throws Exception {
        var note = PartFile.TABLES + "note.csv";
        assertRefused(
                restore(copy, export().without(note, true).forRestore()), 422, "archive-invalid");
        assertRefused(
                restore(copy, export().without(note, false).forRestore()), 422, "archive-invalid");
        for (var name :
                List.of(
                        "x.csv",
                        "databases/probe/../../etc/passwd.csv",
                        "databases/other/note.csv",
                        "/etc/passwd",
                        "media/../../x",
                        PartFile.TABLES + "tenant_identity.csv",
                        PartFile.TABLES + "note\"; drop table note; --.csv")) {
            assertRefused(
                    restore(copy, export().replace(name, "id\n1\n", false).forRestore()),
                    422,
                    "archive-invalid");
            assertRefused(
                    restore(copy, export().replace(name, "id\n1\n", true).forRestore()),
                    422,
                    "archive-invalid");
        }
    }

    @Test
    void unpacksNoMoreThanTheManifestSays() throws Exception {
        var bomb = "id,text\n" + "0".repeat(50_000_000);

        assertRefused(
                restore(
                        copy,
                        export().replace(PartFile.TABLES + "note.csv", bomb, false).forRestore()),
                422,
                "archive-invalid");
    }

    @Test
    void refusesRowsThatBreakARule() throws Exception {
        var orphan =
                """
                id,name,email,phone,diary,details,invited_by,note_id,born
                %s,Host,,,,{},%s,,
                """
                        .formatted(HOST, AYU);
        assertRefused(
                restore(
                        copy,
                        export().replace(PartFile.TABLES + "guest.csv", orphan, true).forRestore()),
                422,
                "archive-invalid");
    }

    @Test
    void refusesALaterSchema() throws Exception {
        assertRefused(
                restore(copy, export().ofVersion("999").forRestore()), 422, "archive-too-new");
        assertRefused(
                restore(copy, export().ofVersion("'; x").forRestore()), 422, "archive-invalid");
    }

    @Test
    void refusesABrandThatIsOnTheAir() throws Exception {
        var serving = TestBrands.named(newId());
        brands.provision(serving);
        var answer = restore(serving, export().forRestore());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/brand-serving");
    }

    @Test
    void refusesAnotherLifeOfTheBrand() throws Exception {
        var later =
                new com.manystory.tenancy.registry.Brand(
                        copy.id(), "later", 1, copy.phase(), copy.cell(), copy.spec());
        assertRefused(restore(later, export().forRestore()), 404, "unknown-brand");
    }

    @Test
    void refusesEveryoneButTheControlPlane() throws Exception {
        for (var token :
                List.of(
                        TestTokens.mint(ME, null, "catalog-service", "service"),
                        TestTokens.mint(ME, null, "admin-console", "operator"))) {
            var read = client.send(request(original, token).GET().build(), BodyHandlers.ofString());
            assertThat(read.statusCode()).isEqualTo(403);
        }
        var pretended =
                TestTokens.mintAs("catalog-service", ME, null, "tenant-service", "control-plane");
        var read = client.send(request(original, pretended).GET().build(), BodyHandlers.ofString());
        assertThat(read.statusCode()).isEqualTo(401);
    }
}
