@NullMarked
package com.manystory.catalog.inquiry.web;

import org.jspecify.annotations.NullMarked;
