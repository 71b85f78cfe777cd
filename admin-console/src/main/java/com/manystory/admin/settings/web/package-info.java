/// Settings over HTTP.
@NullMarked
package com.manystory.admin.settings.web;

import org.jspecify.annotations.NullMarked;
