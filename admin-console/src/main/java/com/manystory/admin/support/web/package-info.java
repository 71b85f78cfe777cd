/// The brand's answer to support access, over HTTP.
@NullMarked
package com.manystory.admin.support.web;

import org.jspecify.annotations.NullMarked;
