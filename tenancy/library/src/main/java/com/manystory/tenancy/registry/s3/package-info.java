/// The shared snapshot of the registry in a bucket. The only package of the registry that knows the
/// AWS SDK, which is optional.
@NullMarked
package com.manystory.tenancy.registry.s3;

import org.jspecify.annotations.NullMarked;
