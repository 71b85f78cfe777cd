/// The double-entry ledger of a brand.
@NullMarked
package com.manystory.payment.ledger;

import org.jspecify.annotations.NullMarked;
