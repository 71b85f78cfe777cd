/// The port to payment gateways; adapters are child packages.
@NullMarked
package com.manystory.payment.gateway;

import org.jspecify.annotations.NullMarked;
