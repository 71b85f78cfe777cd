package com.manystory.tenancy.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUserTests {

    @Test
    void isNamedAsInTheKeysOfItsService() {
        assertThat(RedisUser.of("catalog-service").name()).isEqualTo("catalog");
        assertThat(RedisUser.of("catalog").name()).isEqualTo("catalog");
        assertThat(RedisUser.of("storefront-bff").rules())
                .startsWith("resetkeys ~ms:storefront-bff:* ~ms:shared:* resetchannels ")
                .contains(" -@all +");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "catalog*", "a:b", "a b", "[a]", "?", "shared", "Catalog"})
    void hasNoNameThatWouldReachMoreThanItsOwn(String name) {
        assertThatThrownBy(() -> new RedisUser(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWrittenDownWithoutItsPassword() {
        assertThat(RedisUser.of("catalog-service").line("abc"))
                .startsWith(
                        "user catalog on"
                            + " #ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                            + " resetkeys ")
                .doesNotContain("abc ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog-service", "payment-service", "storefront-bff"})
    void mayDoWhatTheReferenceSays(String process) {
        var user = RedisUser.of(process);
        assertThat(Path.of("../../docs/reference.md"))
                .content()
                .contains("\n" + user.name() + ": " + user.rules() + "\n");
    }
}
