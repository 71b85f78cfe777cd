/// The databases themselves: the service's control database, the template, and each brand's
/// database, made, migrated and erased so that a kill at any line is survived.
@NullMarked
package com.manystory.tenancy.data.databases;

import org.jspecify.annotations.NullMarked;
