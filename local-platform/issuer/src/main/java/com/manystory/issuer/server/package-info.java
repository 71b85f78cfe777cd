/// The authorization server of Spring Security, taught to keep issuers apart.
@NullMarked
package com.manystory.issuer.server;

import org.jspecify.annotations.NullMarked;
