/// The session API.
@NullMarked
package com.manystory.catalog.session.web;

import org.jspecify.annotations.NullMarked;
