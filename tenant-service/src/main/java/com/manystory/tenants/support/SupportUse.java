package com.manystory.tenants.support;

/// A request that an operator makes about a brand's data.
///
/// @param operator the subject of the operator's token
/// @param method the request's method
/// @param path what is asked for, without its query
/// @param change whether data may be changed by it
public record SupportUse(String operator, String method, String path, boolean change) {}
