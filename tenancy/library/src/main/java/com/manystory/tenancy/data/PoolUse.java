package com.manystory.tenancy.data;

/// How a pool is used at one moment.
///
/// @param active connections handed out
/// @param idle connections kept warm
/// @param opening connections being opened
/// @param waiting callers waiting
public record PoolUse(int active, int idle, int opening, int waiting) {}
