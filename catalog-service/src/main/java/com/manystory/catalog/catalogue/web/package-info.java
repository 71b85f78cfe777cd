/// Takes catalogue documents.
@NullMarked
package com.manystory.catalog.catalogue.web;

import org.jspecify.annotations.NullMarked;
