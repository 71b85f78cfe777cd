/// Exports and restores, for operators.
@NullMarked
package com.manystory.tenants.archive.web;

import org.jspecify.annotations.NullMarked;
