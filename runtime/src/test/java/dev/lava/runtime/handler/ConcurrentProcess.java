package dev.lava.runtime.handler;

import dev.lava.functions.Meeting;
import dev.lava.runtime.invocation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has a handler take several events at once, on virtual threads; for a process of its own. */
final class ConcurrentProcess {
  private ConcurrentProcess() {}

  /** Prints an answer a line. The argument is the handler's name. */
  public static void main(String[] arguments) throws Exception {
    HandlerResolver resolver =
        new HandlerResolver(ConcurrentProcess.class.getClassLoader(), "", Map.of(), true);
    Handler handler = ((Resolution.Found) resolver.resolve(arguments[0])).handler();
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < Meeting.SIZE; i++) {
        answers.add(threads.submit(() -> answer(handler)));
      }
      for (Future<String> answer : answers) {
        System.out.println(answer.get());
      }
    }
  }

  private static String answer(Handler handler) {
    try {
      return ((Outcome.Answer) new GivenEvent("\"a\"").to(handler)).answer().toString();
    } catch (Throwable thrown) {
      return thrown.toString();
    }
  }
}
