/** Functions as users write them; apart from the runtime's packages, whose frames it hides. */
@NullMarked
package dev.lava.functions;

import org.jspecify.annotations.NullMarked;
