/**
 * From a project to a function image. Entry type: {@link dev.lava.build.FunctionBuild}.
 *
 * <p>It decides what goes into which layer and under which name. Not here: how a project is
 * compiled ({@code .project}), whether the handler exists ({@code .handler}), how layers are
 * written (the image module), and how a finished image is started ({@code .launch}).
 */
@NullMarked
package dev.lava.build;

import org.jspecify.annotations.NullMarked;
