package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.MaskAssertions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedCopyIT extends ArchiveTest {

    private static final String[] KEY = {
        "Manystory-Mask-Key",
        Base64.getEncoder()
                .encodeToString(
                        "0123456789abcdef0123456789abcdef"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII))
    };

    @Test
    void leavesNothingOfAPersonAnywhere() throws Exception {
        var answer = restore(copy, export().forRestore(), KEY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        MaskAssertions.assertNowhere(
                "probe_" + copy.id(),
                List.of("Ayu", "Lestari", "Host", "aster.example", "+62 811", "plain", HOST, AYU));
        assertThat(ask(copy, "select text from note order by id")).containsExactly("one", "two");
    }

    @Test
    void keepsWhatBelongsTogether() throws Exception {
        in(
                original,
                """
                insert into guest (id, name, email, invited_by)
                values (gen_random_uuid(), 'Ayu Lestari', 'ayu@aster.example', '%s')
                """
                        .formatted(AYU));

        restore(copy, export().forRestore(), KEY);

        assertThat(ask(copy, "select count(distinct name) from guest")).containsExactly("2");
        assertThat(ask(copy, "select count(distinct email) from guest")).containsExactly("2");
        assertThat(ask(copy, "select count(*) from guest g join guest h on h.id = g.invited_by"))
                .containsExactly("2");
        assertThat(ask(copy, "select email from guest"))
                .allMatch(email -> email.endsWith("@masked.invalid"));
        assertThat(ask(copy, "select born from guest where born is not null"))
                .containsExactly("1990-02-03");
        assertThat(ask(copy, "select details ->> 'of' from guest where details <> '{}' limit 1"))
                .allMatch(of -> of.contains(", 0]"));
    }

    @Test
    void knowsOfEveryColumnWhetherItIsPersonal() throws Exception {
        MaskAssertions.assertEveryColumnClassified("probe_" + original.id());
    }
}
