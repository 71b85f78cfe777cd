package com.manystory.tenancy.web;

/// One wrong field of a request.
///
/// @param pointer the field as a JSON pointer (RFC 6901), such as `/displayName`
/// @param detail what is wrong with it
public record FieldError(String pointer, String detail) {}
