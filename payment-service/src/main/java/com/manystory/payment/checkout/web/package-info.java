/// The checkout over HTTP.
@NullMarked
package com.manystory.payment.checkout.web;

import org.jspecify.annotations.NullMarked;
