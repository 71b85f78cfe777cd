/// The scenes themselves, one method per kind.
@NullMarked
package com.manystory.catalog.illustration.scenery;

import org.jspecify.annotations.NullMarked;
