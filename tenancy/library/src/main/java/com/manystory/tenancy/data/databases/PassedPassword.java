package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import java.time.OffsetDateTime;

/// A password of a brand's role that was changed, and whose time of grace is over.
///
/// @param tenant the brand
/// @param cell the cluster that its database is on
/// @param before when it was changed, by the cluster's clock: sessions that began later are by the
///   next password
record PassedPassword(TenantId tenant, String cell, OffsetDateTime before) {}
