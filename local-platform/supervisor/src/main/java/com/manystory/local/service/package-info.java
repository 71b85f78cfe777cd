/// The services, started from the jars that are deployed.
@NullMarked
package com.manystory.local.service;

import org.jspecify.annotations.NullMarked;
