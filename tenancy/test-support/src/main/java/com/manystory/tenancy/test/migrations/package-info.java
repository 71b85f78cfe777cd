/// The rule that old and new code must both work while brands' databases are being migrated, as a
/// check of a service's migrations.
@NullMarked
package com.manystory.tenancy.test.migrations;

import org.jspecify.annotations.NullMarked;
