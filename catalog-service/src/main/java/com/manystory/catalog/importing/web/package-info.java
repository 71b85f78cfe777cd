/// The import API.
@NullMarked
package com.manystory.catalog.importing.web;

import org.jspecify.annotations.NullMarked;
