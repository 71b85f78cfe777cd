/// Migrations of the fleet's databases, as rollouts: canaries first, then wave by wave, until too
/// much fails.
@NullMarked
package com.manystory.tenants.fleet;

import org.jspecify.annotations.NullMarked;
