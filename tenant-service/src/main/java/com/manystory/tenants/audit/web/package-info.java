/// The control plane API of audit events.
@NullMarked
package com.manystory.tenants.audit.web;

import org.jspecify.annotations.NullMarked;
