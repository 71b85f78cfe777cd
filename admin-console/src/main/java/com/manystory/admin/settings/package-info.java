/// The part of a brand's desired state that its people may edit.
@NullMarked
package com.manystory.admin.settings;

import org.jspecify.annotations.NullMarked;
