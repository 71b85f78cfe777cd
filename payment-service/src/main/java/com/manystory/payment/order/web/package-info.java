/// Orders as callers read them.
@NullMarked
package com.manystory.payment.order.web;

import org.jspecify.annotations.NullMarked;
