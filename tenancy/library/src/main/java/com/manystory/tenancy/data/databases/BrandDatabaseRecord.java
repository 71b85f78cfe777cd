package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;

/// What the control database knows of a brand's database.
///
/// @param tenant the brand
/// @param incarnation the brand's life that it was made for
/// @param cell the cluster that it is on
/// @param state how far it is
/// @param fingerprint of the migrations that it has
/// @param credentialsVersion of its role's password
/// @param derivation how that password was derived, from 1 to
///   [com.manystory.tenancy.data.BrandCredentials#DERIVATION]
record BrandDatabaseRecord(
        TenantId tenant,
        String incarnation,
        String cell,
        State state,
        String fingerprint,
        int credentialsVersion,
        int derivation) {

    enum State {
        /// Being made: holds nothing yet that couldn't be made again.
        MAKING,
        /// In use.
        READY,
        /// Being erased.
        ERASING
    }
}
