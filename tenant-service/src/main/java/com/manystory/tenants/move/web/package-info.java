/// The API of moves.
@NullMarked
package com.manystory.tenants.move.web;

import org.jspecify.annotations.NullMarked;
