/** The HTTP client against servers that send what the test says. */
@NullMarked
package dev.lava.runtime.http;

import org.jspecify.annotations.NullMarked;
