package dev.lava.build.spring;

import dev.lava.build.project.FunctionContents;

/**
 * A function's contents after Spring had its turn.
 *
 * @param contents with what Spring has generated, where it has
 * @param processed whether it has
 * @param lasting whether the next build of the same contents would come to the same; a failure may
 *     have been an accident
 */
public record SpringContents(FunctionContents contents, boolean processed, boolean lasting) {}
