/// Outside tokens: who somebody is, according to the platform's or a brand's issuer.
@NullMarked
package com.manystory.admin.token;

import org.jspecify.annotations.NullMarked;
