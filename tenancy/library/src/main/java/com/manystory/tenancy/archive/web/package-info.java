/// The endpoint through which the control plane reads and replaces a service's data of a brand.
@NullMarked
package com.manystory.tenancy.archive.web;

import org.jspecify.annotations.NullMarked;
