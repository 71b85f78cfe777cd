/// Child processes: started, watched, restarted and stopped.
@NullMarked
package com.manystory.local.process;

import org.jspecify.annotations.NullMarked;
