/**
 * Debian's packages as file trees: signed index, dependency closure, download, unpacking; without
 * apt, dpkg or root. Entry type: {@link dev.lava.image.debian.DebianPackages}.
 *
 * <p>Trust goes one way: keys that ship with a recipe sign a suite's Release file, whose digests
 * name the index of packages, whose digests name the packages. Nothing is read before it is
 * checked, and what was checked is still read as if it were hostile.
 *
 * <p>Not here: maintainer scripts, which never run; configuration, triggers and diversions; and
 * what to trim from a package, which is a recipe's business.
 */
@NullMarked
package dev.lava.image.debian;

import org.jspecify.annotations.NullMarked;
