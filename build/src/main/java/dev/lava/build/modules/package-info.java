/**
 * Which modules of the JDK a function can do with. Entry type: {@link
 * dev.lava.build.modules.UsedModules}.
 *
 * <p>Class files are read here and not by the JDK's jdeps, which gives up where a jar has a module
 * descriptor and a module that it requires is not there (seen with JDK 25: "Module
 * tools.jackson.core not found", in spite of {@code --ignore-missing-deps}); on a class path
 * descriptors mean nothing. Not here: how a runtime of these modules is made, which is a recipe's
 * business.
 */
@NullMarked
package dev.lava.build.modules;

import org.jspecify.annotations.NullMarked;
