/// The endpoint through which the control plane has a service make and erase its parts of a brand.
@NullMarked
package com.manystory.tenancy.registry.web;

import org.jspecify.annotations.NullMarked;
