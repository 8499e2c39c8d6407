/**
 * What somebody may have meant who wrote a name that does not exist. Entry type: {@link
 * dev.lava.image.spelling.Spelling}; whoever refuses a name asks it for the end of the message.
 */
@NullMarked
package dev.lava.image.spelling;

import org.jspecify.annotations.NullMarked;
