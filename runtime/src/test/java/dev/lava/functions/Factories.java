package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Functions of the shapes that AWS's runtime does not know. */
public final class Factories {
  private Factories() {}

  public static RequestHandler<String, String> lambda() {
    return (event, context) -> event.toUpperCase(Locale.ROOT);
  }

  public static Function<List<Functions.Person>, Map<String, Integer>> generic() {
    return people -> Map.of("oldest", people.get(0).age);
  }

  public static Supplier<List<Integer>> supplier() {
    return () -> List.of(1, 2);
  }

  public static Consumer<Map<String, String>> consumer() {
    return map -> System.setProperty("dev.lava.consumed", String.valueOf(map.get("a")));
  }

  public static RequestStreamHandler streams() {
    return (in, out, context) -> in.transferTo(out);
  }

  /** Its declared type says more than the interface. */
  public static Functions.Upper ofClass() {
    return new Functions.Upper();
  }

  /** The class of what it returns says what its declaration does not. */
  @SuppressWarnings("rawtypes") // what it is about
  public static RequestHandler raw() {
    return new Functions.Upper();
  }

  @SuppressWarnings("rawtypes") // what it is about
  public static Function open() {
    return event -> event;
  }

  public static @Nullable Supplier<String> missing() {
    return null;
  }

  public static Supplier<String> failing() {
    throw new IllegalStateException("no configuration");
  }

  /** Is the function, for its return type is none of those that a function has. */
  public static List<String> list() {
    return new ArrayList<>(List.of("a"));
  }

  /** Makes none: an instance's method is the function. */
  public static class OfInstance {
    public Supplier<String> create() {
      return () -> "never called";
    }
  }

  /** An object in, an object out. */
  public static class Doubling implements Function<List<Integer>, List<Integer>> {
    @Override
    public List<Integer> apply(List<Integer> numbers) {
      return numbers.stream().map(n -> 2 * n).toList();
    }
  }

  /** An object out. */
  public static class Giving implements Supplier<Functions.Person> {
    @Override
    public Functions.Person get() {
      Functions.Person person = new Functions.Person();
      person.name = "Ada";
      return person;
    }
  }

  /** An object in. */
  public static class Taking implements Consumer<Functions.Person> {
    @Override
    public void accept(Functions.Person person) {
      if (person.age < 0) {
        throw new IllegalArgumentException("age " + person.age);
      }
    }
  }

  /** Both: AWS's interface wins. */
  public static class Two implements Function<String, String>, RequestHandler<String, String> {
    @Override
    public String apply(String event) {
      return "function";
    }

    @Override
    public String handleRequest(String event, Context context) {
      return "handler";
    }
  }

  /** Leaves its types open. */
  public static class OpenFunction<T> implements Function<T, String> {
    @Override
    public String apply(T event) {
      return "";
    }
  }

  /** Is told its configuration. */
  public static class Configured implements Supplier<String> {
    private final String from;

    public Configured(Map<String, String> variables) {
      from = String.valueOf(variables.get("FROM"));
    }

    @Override
    public String get() {
      return from;
    }
  }

  /** Can be told its configuration, and need not. */
  public static class Either implements Supplier<String> {
    private final String made;

    public Either() {
      made = "plain";
    }

    public Either(Map<String, String> variables) {
      made = "configured";
    }

    @Override
    public String get() {
      return made;
    }
  }

  /** There is one, as of a Kotlin object. */
  public static final class Single implements Function<String, String> {
    public static final Single INSTANCE = new Single();

    private Single() {}

    @Override
    public String apply(String event) {
      return "single " + event;
    }
  }

  /** A field of the name that is no instance of the class. */
  public static final class NotSingle implements Supplier<String> {
    public static final String INSTANCE = "";

    private NotSingle() {}

    @Override
    public String get() {
      return "";
    }
  }

  /** Reads bytes. */
  public static int count(InputStream in) {
    return 0;
  }
}
