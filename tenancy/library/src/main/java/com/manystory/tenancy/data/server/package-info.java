/// The database servers as all processes share them: how many connections each process may open to
/// one, and whether that is more than the server admits.
@NullMarked
package com.manystory.tenancy.data.server;

import org.jspecify.annotations.NullMarked;
