/// Inquiries: customers ask vendors for a quote.
@NullMarked
package com.manystory.catalog.inquiry;

import org.jspecify.annotations.NullMarked;
