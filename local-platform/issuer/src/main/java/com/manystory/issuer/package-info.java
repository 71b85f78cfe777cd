/// Issuers: one per brand and one for operators, each with keys, clients and authorizations of its
/// own. What one issued means nothing to another.
@NullMarked
package com.manystory.issuer;

import org.jspecify.annotations.NullMarked;
