/// The SQL migrations of one kind of database: what there is, what a database lacks, and how it is
/// brought there without keeping its brand's traffic waiting.
@NullMarked
package com.manystory.tenancy.data.migrations;

import org.jspecify.annotations.NullMarked;
