package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.registry.Brand;

/// What is to be done for the move of a brand's database to another cell.
///
/// @param move the move's number; later moves of a brand have greater ones
/// @param attempt counts the attempts at switching over, from 1: what belongs to an earlier one
///   comes late
/// @param source the cell that the database is on
/// @param target the cell that it is to be on
/// @param brand as it is now
public record MoveOrder(long move, int attempt, String source, String target, Brand brand) {}
