/// Delivers messages to a service's handlers as its queues would.
@NullMarked
package com.manystory.tenancy.messaging;

import org.jspecify.annotations.NullMarked;
