/// The whole catalogue over HTTP.
@NullMarked
package com.manystory.admin.catalogue.web;

import org.jspecify.annotations.NullMarked;
