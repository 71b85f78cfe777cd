package com.manystory.catalog.search;

/// A finished JSON answer.
///
/// @param body the JSON in UTF-8
/// @param tags the cache tags of everything in it, separated by commas
@SuppressWarnings("ArrayRecordComponent")
public record JsonAnswer(byte[] body, String tags) {}
