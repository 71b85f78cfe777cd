package com.manystory.catalog.reservation;

/// The package of a listing that somebody chose.
///
/// @param name a JSON object of locale to text
/// @param amount what it costs, in minor units of the brand's currency
record ChosenPackage(long id, String name, long amount) {}
