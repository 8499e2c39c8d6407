package dev.lava.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes that only their declarations tell apart: generic, inherited, nested, hidden. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable", "ClassCanBeStatic"}) // called by reflection
public final class Signatures {
  private Signatures() {}

  /** Binds nothing itself. */
  public abstract static class Generic<A, B> implements RequestHandler<A, B> {
    public String own(A event) {
      return "own " + event;
    }
  }

  /** Binds through a superclass. */
  public static class Bound extends Generic<String, Integer> {
    @Override
    public Integer handleRequest(String input, Context context) {
      return input.length();
    }
  }

  /** Binds the superclass's parameters the other way round, by the same names. */
  public abstract static class Crossed<B, A> extends Generic<A, B> {}

  /** Binds through two superclasses. */
  public static class Twice extends Crossed<Integer, String> {
    @Override
    public Integer handleRequest(String input, Context context) {
      return input.length();
    }
  }

  /** Leaves out the arguments of its superclass. */
  @SuppressWarnings("rawtypes") // what it is about
  public static class RawSuperclass extends Generic {
    @Override
    public Object handleRequest(Object input, Context context) {
      return input;
    }
  }

  /** An interface that has bound all. */
  public interface Upper extends RequestHandler<String, String> {
    @Override
    default String handleRequest(String input, Context context) {
      return input.toUpperCase(java.util.Locale.ROOT);
    }

    default String alsoUpper(String input) {
      return "default " + input;
    }

    static String ofInterface(String input) {
      return "static " + input;
    }
  }

  /** Has all from its interface. */
  public static class ByInterface implements Upper {}

  /** Has all from the superclass, whose interface it names again. */
  public static class Again extends ByInterface implements RequestHandler<String, String> {}

  /** Bounded by its second bound. */
  @SuppressWarnings("ExtendsObject") // what it is about
  public static class SecondBound<T extends Object & Comparable<T>>
      implements RequestHandler<T, String> {
    @Override
    public String handleRequest(T input, Context context) {
      return "bounded";
    }
  }

  /** Not public, with a public constructor. */
  static class Hidden {
    public Hidden() {}

    public String work(String event) {
      return "hidden " + event;
    }

    public static String still(String event) {
      return "static " + event;
    }
  }

  /** Not public, with the constructor that the compiler makes. */
  static class Bare implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String input, Context context) {
      return input;
    }
  }

  /** Public, its methods from a class that is not. */
  public static class Shown extends Hidden {}

  /** Abstract. */
  public abstract static class Unfinished implements RequestHandler<String, String> {
    public static String still(String event) {
      return "static " + event;
    }

    public String work(String event) {
      return event;
    }
  }

  /** An interface is no function either. */
  public interface Only extends RequestStreamHandler {}

  /** An enum. */
  public enum Constants {
    ONE;

    public String work(String event) {
      return event;
    }

    public static String still(String event) {
      return "static " + event;
    }
  }

  /** A record of nothing. */
  public record Empty() implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String input, Context context) {
      return "record " + input;
    }
  }

  /** Two levels down. */
  public static class Outer {
    /** Within. */
    public static class Within implements RequestHandler<String, String> {
      @Override
      public String handleRequest(String input, Context context) {
        return "within " + input;
      }
    }

    /** Needs an instance around it. */
    public class Inner implements RequestHandler<String, String> {
      @Override
      public String handleRequest(String input, Context context) {
        return input;
      }
    }
  }

  /** Has only a private constructor. */
  public static final class Private implements RequestHandler<String, String> {
    private Private() {}

    @Override
    public String handleRequest(String input, Context context) {
      return input;
    }
  }

  /** What is in its list shows in its superclass's superclass only. */
  public abstract static class Lists<A> extends Generic<List<A>, Integer> {
    @Override
    public String own(List<A> event) {
      return "own " + ((Object) event.get(0)).getClass().getSimpleName();
    }
  }

  /** Binds the list's elements. */
  public static class Persons extends Lists<Functions.Person> {
    @Override
    public Integer handleRequest(List<Functions.Person> input, Context context) {
      Functions.Person first = input.get(0);
      return first.name == null ? 1 : 0;
    }
  }

  /** Names what comes out before what goes in. */
  public interface OutIn<O, I> extends RequestHandler<I, O> {}

  /** Binds them. */
  public static class Turned implements OutIn<Integer, String> {
    @Override
    public Integer handleRequest(String input, Context context) {
      return input.length();
    }
  }

  /** Overrides with narrower types, so that the compiler makes bridges. */
  public static class Narrower extends Generic<Map<String, Object>, Map<String, Integer>> {
    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> input, Context context) {
      return Map.of("size", input.size());
    }

    @Override
    public String own(Map<String, Object> event) {
      return "narrowed " + event.keySet();
    }
  }

  /** Methods of unusual types. */
  public static class Unusual {
    public <T> String anything(T event) {
      return "anything " + event;
    }

    public <T extends Comparable<T>> String comparable(List<T> event) {
      return "comparable " + event;
    }

    public <C extends Context> String variable(String event, C context) {
      return "not accepted";
    }

    public String special(ByteArrayInputStream event) {
      return "not reached";
    }

    public String varargs(String... events) {
      return "varargs " + events.length;
    }

    public int number(int event) {
      return event + 1;
    }

    public boolean flag(boolean event) {
      return !event;
    }

    public Double boxed(Double event) {
      return event / 2;
    }

    public Set<? extends Number> wild(Map<String, ? extends Object> event) {
      return Set.of(event.size());
    }

    public List<Integer>[] arrays(Map<String, List<Integer>> event) {
      @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays
      List<Integer>[] answer = event.values().toArray(new List[0]);
      return answer;
    }

    public @Nullable Void nothing(String event) {
      return null;
    }

    public @Nullable Map<String, String> missing(String event) {
      return null;
    }

    public void silent(OutputStream out) {}

    public String ignored(InputStream in) {
      return "ignored";
    }

    public void checked(String event) throws Exception {
      throw new IOException("checked " + event);
    }

    public void error(String event) {
      throw new AssertionError("error " + event);
    }

    public synchronized String locked(String event) {
      return "locked " + event;
    }

    public static final String last(String event) {
      return "last " + event;
    }

    protected String kept(String event) {
      return "kept";
    }

    String hidden(String event) {
      return "hidden";
    }

    private String secret(String event) {
      return "secret";
    }

    public String mixed(String event) {
      return "accepted";
    }

    private String mixed(String event, Context context) {
      return "private";
    }
  }
}
