package dev.lava.image;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/**
 * Tests that try as many inputs as they are asked to, so that the limit of other tests is none for
 * them. {@link Damage} sees to it that no single input takes for ever.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(value = 1, unit = TimeUnit.DAYS)
public @interface Fuzzed {}
