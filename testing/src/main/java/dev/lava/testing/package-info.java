/**
 * The machine's tools, and AWS's runtime client, as tests need them. Entry type: {@link
 * dev.lava.testing.RequiredTool}. Only what two or more modules' tests need is here; a fake lives
 * beside the test that uses it.
 */
@NullMarked
package dev.lava.testing;

import org.jspecify.annotations.NullMarked;
