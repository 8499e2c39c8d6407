/**
 * JSON to the function's types and back, on UTF-8 bytes. Entry types: {@link
 * dev.lava.runtime.json.EventCodecs}, which finds the {@link dev.lava.runtime.json.EventCodec} of a
 * type.
 *
 * <p>What a function sees is what AWS's {@code aws-lambda-java-serialization} would have shown it:
 * the same names of properties, the same lenient reading, the same dates. {@code
 * AgreementWithAwsTest} holds the two side by side and names the differences.
 *
 * <p>A codec is built once, before the first event, by reflection over the type. A cold start waits
 * for this code, so it does without lambdas, string switches, regular expressions and {@code
 * String.format}: each would cost class loading that outlasts the work itself.
 *
 * <p>Not here: where bytes come from and go to.
 */
@NullMarked
package dev.lava.runtime.json;

import org.jspecify.annotations.NullMarked;
