@NullMarked
package com.manystory.catalog.search.web;

import org.jspecify.annotations.NullMarked;
