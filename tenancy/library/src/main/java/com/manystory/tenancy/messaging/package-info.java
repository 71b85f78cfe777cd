/// Events between services that are neither lost nor handled twice: an outbox beside the data that
/// they tell about, a relay to SQS, and consumers with an inbox. The brand is on every message.
@NullMarked
package com.manystory.tenancy.messaging;

import org.jspecify.annotations.NullMarked;
