@NullMarked
package dev.lava.image.spelling;

import org.jspecify.annotations.NullMarked;
