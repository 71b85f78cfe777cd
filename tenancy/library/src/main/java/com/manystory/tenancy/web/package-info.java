/// HTTP for every service: errors as problem details, and the brand of a host name.
@NullMarked
package com.manystory.tenancy.web;

import org.jspecify.annotations.NullMarked;
