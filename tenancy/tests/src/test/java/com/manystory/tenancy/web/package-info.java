@NullMarked
package com.manystory.tenancy.web;

import org.jspecify.annotations.NullMarked;
