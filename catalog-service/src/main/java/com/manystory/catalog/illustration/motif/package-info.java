/// Things that appear in many scenes: people, plants, lights, furniture, places.
@NullMarked
package com.manystory.catalog.illustration.motif;

import org.jspecify.annotations.NullMarked;
