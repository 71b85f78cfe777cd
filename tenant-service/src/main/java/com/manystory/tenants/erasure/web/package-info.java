/// Certificates of erasures, for operators.
@NullMarked
package com.manystory.tenants.erasure.web;

import org.jspecify.annotations.NullMarked;
