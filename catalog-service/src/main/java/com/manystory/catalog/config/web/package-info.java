/// How answers are sent.
@NullMarked
package com.manystory.catalog.config.web;

import org.jspecify.annotations.NullMarked;
