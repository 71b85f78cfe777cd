/// What gateways tell us on their own.
@NullMarked
package com.manystory.payment.settlement.web;

import org.jspecify.annotations.NullMarked;
