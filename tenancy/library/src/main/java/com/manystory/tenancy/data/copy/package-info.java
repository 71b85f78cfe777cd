/// Copies a database into another server's while it is written to: its tables, what is written
/// meanwhile, its sequences, and the proof that both hold the same.
@NullMarked
package com.manystory.tenancy.data.copy;

import org.jspecify.annotations.NullMarked;
