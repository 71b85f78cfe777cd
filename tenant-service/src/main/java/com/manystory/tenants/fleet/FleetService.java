package com.manystory.tenants.fleet;

import java.net.URI;

/// A service that keeps a database per brand.
///
/// @param name the service's name, which is the audience of tokens for it
/// @param address where its internal API is
record FleetService(String name, URI address) {}
