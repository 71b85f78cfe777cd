@NullMarked
package com.manystory.tenancy.registry.web;

import org.jspecify.annotations.NullMarked;
