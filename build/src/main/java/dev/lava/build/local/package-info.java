/**
 * From a function's contents to a tagged image of the local store, whoever brings the contents: the
 * command line from a path, the Maven plug-in from a project. Entry type: {@link
 * dev.lava.build.local.LocalBuild}.
 *
 * <pre>
 * contents ──► process ──► layers ──► finish: train ──► tag ──► record
 *            (.spring)  (FunctionBuild)     (.train)          (.record)
 * </pre>
 *
 * <p>Not here: what contents a project has ({@code .project}), which base image is taken, and
 * whether the same was built before ({@code .known}).
 */
@NullMarked
package dev.lava.build.local;

import org.jspecify.annotations.NullMarked;
