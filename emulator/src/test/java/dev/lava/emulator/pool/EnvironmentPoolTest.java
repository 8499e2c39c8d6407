package dev.lava.emulator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.emulator.environment.Answer;
import dev.lava.emulator.environment.Ended;
import dev.lava.emulator.environment.InFlight;
import dev.lava.emulator.environment.Invocation;
import dev.lava.emulator.environment.Payload;
import dev.lava.emulator.environment.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EnvironmentPoolTest {
  /** Holds each invocation until the test ends it. */
  private static final class FakePlace implements Place {
    private final List<InFlight> invocations = new ArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Override
    public InFlight invoke(Invocation invocation) {
      InFlight inFlight = new InFlight(new CompletableFuture<>(), new CompletableFuture<>());
      invocations.add(inFlight);
      return inFlight;
    }

    @Override
    public CompletableFuture<Void> close(Duration grace) {
      closed.complete(null);
      return closed;
    }

    void end() {
      InFlight last = invocations.getLast();
      last.answered().complete(new Answer(Payload.empty(), false));
      last.ended()
          .complete(
              new Ended(
                  new Report(
                      "id",
                      false,
                      Duration.ZERO,
                      Optional.empty(),
                      Duration.ZERO,
                      128,
                      OptionalLong.empty()),
                  ""));
    }
  }

  private final List<FakePlace> places = new ArrayList<>();

  private EnvironmentPool pool(int maximum, Duration patience) {
    return new EnvironmentPool(
        maximum,
        patience,
        () -> {
          FakePlace place = new FakePlace();
          places.add(place);
          return place;
        });
  }

  private static Admission invoke(EnvironmentPool pool) throws InterruptedException {
    return pool.invoke(
        Invocation.begin(
            "arn",
            Payload.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void no_place_is_open_before_the_first_invocation() {
    pool(2, Duration.ZERO);
    assertThat(places).isEmpty();
  }

  @Test
  void a_second_place_opens_while_the_first_is_busy() throws Exception {
    EnvironmentPool pool = pool(2, Duration.ZERO);
    invoke(pool);
    invoke(pool);
    assertThat(places).hasSize(2).allMatch(place -> place.invocations.size() == 1);
  }

  @Test
  void the_place_that_was_used_last_is_used_again() throws Exception {
    EnvironmentPool pool = pool(2, Duration.ZERO);
    invoke(pool);
    invoke(pool);
    places.get(0).end();
    places.get(1).end();
    invoke(pool);
    assertThat(places.get(0).invocations).hasSize(1);
    assertThat(places.get(1).invocations).hasSize(2);
  }

  @Test
  void an_answer_alone_does_not_free_a_place() throws Exception {
    EnvironmentPool pool = pool(1, Duration.ZERO);
    invoke(pool);
    places
        .getFirst()
        .invocations
        .getFirst()
        .answered()
        .complete(new Answer(Payload.empty(), false));
    assertThat(invoke(pool)).isEqualTo(new Admission.Throttled());
  }

  @Test
  void the_patient_get_the_first_place_that_is_free() throws Exception {
    EnvironmentPool pool = pool(1, Duration.ofMinutes(1));
    invoke(pool);
    Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> {
              try {
                invoke(pool);
              } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
              }
            },
            threads);
    places.getFirst().end();
    second.join();
    assertThat(places).hasSize(1);
    assertThat(places.getFirst().invocations).hasSize(2);
  }

  @Test
  void closing_closes_all_places_and_admits_nothing_more() throws Exception {
    EnvironmentPool pool = pool(2, Duration.ofMinutes(1));
    invoke(pool);
    pool.close(Duration.ZERO).join();
    assertThat(places).allMatch(place -> place.closed.isDone());
    assertThat(invoke(pool)).isEqualTo(new Admission.Closed());
  }
}
