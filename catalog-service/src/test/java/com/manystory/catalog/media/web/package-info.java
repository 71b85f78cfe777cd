@NullMarked
package com.manystory.catalog.media.web;

import org.jspecify.annotations.NullMarked;
