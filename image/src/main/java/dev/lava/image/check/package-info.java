/**
 * AWS Lambda's rules for container images, each by a name, with what was seen, where the rule is
 * written and what cures it. Entry type: {@link dev.lava.image.check.ImageCheck}.
 *
 * <p>The vocabulary is {@link dev.lava.image.check.Rule}; whether an image keeps a rule is one
 * small class each. An image is looked at and never started, so what a program does when it runs,
 * such as writing outside of {@code /tmp}, is not here. Not here either: what an image is made of
 * ({@link dev.lava.image.inspect}).
 */
@NullMarked
package dev.lava.image.check;

import org.jspecify.annotations.NullMarked;
