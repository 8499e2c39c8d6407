package dev.lava.bench.measure;

import java.util.List;

/**
 * When what happened at the Runtime API, by {@link System#nanoTime}. On Linux that is the monotonic
 * clock, the same in every process of the machine.
 *
 * @param asked when the first event was asked for
 * @param sent when each event had been sent
 * @param answered when the last byte of each answer was there
 * @param answer the last answer, as text
 */
record Moments(long asked, List<Long> sent, List<Long> answered, String answer) {
  Moments {
    sent = List.copyOf(sent);
    answered = List.copyOf(answered);
  }
}
