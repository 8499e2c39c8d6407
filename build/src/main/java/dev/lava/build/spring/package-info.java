/**
 * Spring's processing ahead of time, for a function that is an application on Spring Boot. Entry
 * type: {@link dev.lava.build.spring.SpringAheadOfTime}, from a function's contents to the contents
 * with what Spring generates.
 *
 * <pre>
 * SpringAheadOfTime   the untrained image is built and the application processed in it
 *  ├─ SpringBoot         whether the function is such an application
 *  ├─ Processing         the program of the module spring, on the image's own JVM in a sandbox
 *  │   └─ Generated      what it writes, compiled by the compiler of the building Java
 *  └─ StartFiles         what has each start ask whether to take it
 * </pre>
 *
 * <p>At run time Spring takes what was generated where a listener of ours, which {@code
 * META-INF/spring.factories} names, finds that the variables are what the processing assumed; so
 * nothing of the image's start has to know.
 *
 * <p>Not here: what runs inside the image, which is the module {@code spring}; the sandbox, which
 * is training's.
 */
@NullMarked
package dev.lava.build.spring;

import org.jspecify.annotations.NullMarked;
