/// Catalogue imports over HTTP.
@NullMarked
package com.manystory.admin.importing.web;

import org.jspecify.annotations.NullMarked;
