package com.manystory.tenancy.data.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import org.junit.jupiter.api.Test;

class BoundTenantResolverTests {

    private final BoundTenantResolver resolver = new BoundTenantResolver();

    @Test
    void tellsTheBoundBrandAndNoOtherWithoutOne() {
        assertThat(
                        TenantContext.<String, RuntimeException>call(
                                TenantId.of("aster"), resolver::resolveCurrentTenantIdentifier))
                .isEqualTo("aster");
        assertThat(resolver.resolveCurrentTenantIdentifier()).isNull();
    }
}
