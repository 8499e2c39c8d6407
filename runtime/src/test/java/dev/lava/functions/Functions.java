package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of all kinds, good and bad. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable", "ClassCanBeStatic"}) // called by reflection
public final class Functions {
  private Functions() {}

  /** A bean. */
  public static class Person {
    public @Nullable String name;
    public int age;
  }

  /** The plainest. */
  public static class Upper implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String input, Context context) {
      return input.toUpperCase(java.util.Locale.ROOT);
    }
  }

  /** Takes a bean, gives a map. */
  public static class Describe implements RequestHandler<Person, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Person input, Context context) {
      return Map.of("text", input.name + " is " + input.age);
    }
  }

  /** Binds the types of its subclasses' interface. */
  public abstract static class Base<A, B> implements RequestHandler<List<A>, B> {}

  /** Generic through two levels. */
  public static class Oldest extends Base<Person, Person> {
    @Override
    public Person handleRequest(List<Person> input, Context context) {
      Person oldest = input.get(0);
      for (Person person : input) {
        oldest = person.age > oldest.age ? person : oldest;
      }
      return oldest;
    }
  }

  /** Takes whatever its bound says. */
  public static class Bounded<T extends Person> implements RequestHandler<T, Integer> {
    @Override
    public Integer handleRequest(T input, Context context) {
      return input.age;
    }
  }

  /** Leaves its type open. */
  public static class Unbounded<T> implements RequestHandler<T, String> {
    @Override
    public String handleRequest(T input, Context context) {
      return "";
    }
  }

  /** Leaves all types open. */
  @SuppressWarnings("rawtypes") // what it is about
  public static class Raw implements RequestHandler {
    @Override
    public Object handleRequest(Object input, Context context) {
      return input;
    }
  }

  /** Both interfaces: streams win. */
  public static class Both implements RequestHandler<String, String>, RequestStreamHandler {
    @Override
    public String handleRequest(String input, Context context) {
      return "object";
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      input.transferTo(output);
    }
  }

  /** Answers nothing. */
  public static class Silent implements RequestHandler<Object, Void> {
    @Override
    public @Nullable Void handleRequest(Object input, Context context) {
      return null;
    }
  }

  /** Methods in every shape. */
  public static class Shapes {
    public String event(String event) {
      return "event " + event;
    }

    public String eventAndContext(String event, Context context) {
      return event + " of " + context.getAwsRequestId();
    }

    public String context(Context context) {
      return context.getAwsRequestId();
    }

    public int nothing() {
      return 7;
    }

    public void noAnswer(String event) {}

    public void streams(InputStream in, OutputStream out) throws IOException {
      in.transferTo(out);
    }

    public void streamsAndContext(InputStream in, OutputStream out, Context context)
        throws IOException {
      in.transferTo(out);
      out.write('!');
    }

    public String in(InputStream in) {
      return "ignored";
    }

    public void inAndContext(InputStream in, Context context) {}

    public void out(OutputStream out) throws IOException {
      out.write('o');
    }

    public void outAndContext(OutputStream out, Context context) throws IOException {
      out.write('c');
    }

    public static String unbound(List<Person> people) {
      return "static " + people.get(0).name;
    }

    public String overloaded(String event) {
      return "one";
    }

    public String overloaded(String event, Context context) {
      return "two";
    }

    public String overloaded(String a, String b, String c, String d) {
      return "not accepted";
    }

    public String wrong(String a, String b) {
      return "";
    }

    public String failing(String event) throws IOException {
      throw new IOException("no " + event);
    }

    String hidden(String event) {
      return "";
    }
  }

  /** Inherits its method. */
  public static class Inheriting extends Shapes {}

  /** No function at all. */
  public static class Nothing {
    public void handelRequest() {}
  }

  /** Has no constructor to call. */
  public static class NeedsArgument implements RequestHandler<String, String> {
    public NeedsArgument(String argument) {}

    @Override
    public String handleRequest(String input, Context context) {
      return input;
    }
  }

  /** Needs an outer instance. */
  public class Inner implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String input, Context context) {
      return input;
    }
  }

  /** Its constructor throws. */
  public static class Throwing implements RequestHandler<String, String> {
    public Throwing() {
      throw new IllegalStateException("no configuration");
    }

    @Override
    public String handleRequest(String input, Context context) {
      return input;
    }
  }

  /** Its static initializer throws. */
  public static class Broken implements RequestHandler<String, String> {
    static final int NUMBER = Integer.parseInt("no number");

    @Override
    public String handleRequest(String input, Context context) {
      return input + NUMBER;
    }
  }
}
