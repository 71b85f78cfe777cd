/// Reservations: seats and dates held for an order until it is paid, or given back.
@NullMarked
package com.manystory.catalog.reservation;

import org.jspecify.annotations.NullMarked;
