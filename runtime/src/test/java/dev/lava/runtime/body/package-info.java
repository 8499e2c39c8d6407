/** Which codec a body gets, and what each makes of it. */
@NullMarked
package dev.lava.runtime.body;

import org.jspecify.annotations.NullMarked;
