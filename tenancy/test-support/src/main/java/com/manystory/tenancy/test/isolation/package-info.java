/// Attacks on everything that a running service has mapped, subscribed to and scheduled, made from
/// what is really there: what a service's table doesn't list fails its tests.
@NullMarked
package com.manystory.tenancy.test.isolation;

import org.jspecify.annotations.NullMarked;
