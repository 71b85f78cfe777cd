package com.manystory.admin.token;

import com.manystory.tenancy.TenantId;

/// An issuer that we trust.
sealed interface Issuer {

    /// Its address, exactly as its tokens say.
    String address();

    /// Whom its tokens must be meant for.
    String audience();

    /// The brand's life whose keys it publishes; empty for an issuer that isn't a brand's.
    String incarnation();

    /// Issues operators' tokens.
    record Platform(String address) implements Issuer {

        @Override
        public String incarnation() {
            return "";
        }

        @Override
        public String audience() {
            return "manystory-operator";
        }
    }

    /// Issues the tokens of a brand's staff, in one life of the brand: the next brand of the same
    /// id has the same address and other keys.
    record OfBrand(String address, TenantId brand, String incarnation) implements Issuer {

        @Override
        public String audience() {
            return "manystory-staff";
        }
    }
}
