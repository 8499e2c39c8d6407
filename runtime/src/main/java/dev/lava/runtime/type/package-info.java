/**
 * What the type variables of generic classes stand for. Entry type: {@link
 * dev.lava.runtime.type.TypeBindings}. Called to find a handler's input and output types and the
 * types of properties; knows neither handlers nor JSON.
 */
@NullMarked
package dev.lava.runtime.type;

import org.jspecify.annotations.NullMarked;
