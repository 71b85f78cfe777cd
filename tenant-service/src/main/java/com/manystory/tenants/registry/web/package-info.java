/// The registry's feed.
@NullMarked
package com.manystory.tenants.registry.web;

import org.jspecify.annotations.NullMarked;
