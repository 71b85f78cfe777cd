package com.manystory.admin.token;

import com.manystory.tenancy.TenantId;

/// An issuer that we trust.
sealed interface Issuer {

    /// Its address, exactly as its tokens say.
    String address();

    /// Whom its tokens must be meant for.
    String audience();

    /// Issues operators' tokens.
    record Platform(String address) implements Issuer {

        @Override
        public String audience() {
            return "manystory-operator";
        }
    }

    /// Issues the tokens of a brand's staff.
    record OfBrand(String address, TenantId brand) implements Issuer {

        @Override
        public String audience() {
            return "manystory-staff";
        }
    }
}
