/// Usage for operators, and the door for the processes' reports.
@NullMarked
package com.manystory.tenants.usage.web;

import org.jspecify.annotations.NullMarked;
