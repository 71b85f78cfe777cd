package com.manystory.storefront.seo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonLdTests {

    @Test
    void cannotLeaveTheScriptElement() {
        var mapper = JsonMapper.builder().build();
        var name = "</script><script>alert(1)</script><!-- \u2028 & \"quoted\"";
        var text = new JsonLd(mapper).write("Event", Map.of("name", name));
        assertThat(text).doesNotContain("<", ">", "&", "\u2028");
        assertThat(mapper.readTree(text).path("name").asString()).isEqualTo(name);
    }
}
