/**
 * What an image keeps of the processing beside what Spring itself has generated: at each start it
 * decides whether that fits. Entry type: {@link dev.lava.spring.start.ProcessedStart}, which Spring
 * Boot makes because {@code META-INF/spring.factories} names it.
 *
 * <p>Spring decides while it processes what it would decide at each start, from the variables of
 * that moment. {@link dev.lava.spring.start.Assumptions} are those that it asked for, so a start
 * under others is one of Spring's ordinary starts, slower and right.
 *
 * <p>Not here: what is asked for while Spring processes, which the package above finds out.
 */
@NullMarked
package dev.lava.spring.start;

import org.jspecify.annotations.NullMarked;
