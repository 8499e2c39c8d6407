package dev.lava.build.handler;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.build.Compiled;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerCheckTest {
  @TempDir static Path classes;
  static HandlerCheck check;

  @BeforeAll
  static void compile() throws IOException {
    Compiled.into(
        classes,
        """
        package com.example;
        public class App extends Base<String> {
          public String greet(String name) { return name; }
          String hidden(String name) { return name; }
          public static class Nested { public void run() {} }
        }
        """,
        """
        package com.example;
        import com.amazonaws.services.lambda.runtime.Context;
        import com.amazonaws.services.lambda.runtime.RequestHandler;
        public abstract class Base<T> implements RequestHandler<T, T> {
          public T handleRequest(T event, Context context) { return event; }
          public T inherited(T event) { return event; }
        }
        """,
        """
        package com.example;
        public class Plain { public void work() {} }
        """,
        """
        package com.example;
        public class Exotic extends java.util.ArrayList<String> {}
        """,
        """
        package com.example;
        import com.amazonaws.services.lambda.runtime.Context;
        import com.amazonaws.services.lambda.runtime.RequestHandler;
        import java.util.Map;
        import java.util.function.Function;
        public class Shapes {
          public static class Doubling implements Function<Integer, Integer> {
            public Integer apply(Integer n) { return 2 * n; }
          }
          public static class Configured implements java.util.function.Supplier<String> {
            public Configured(Map<String, String> variables) {}
            public String get() { return ""; }
          }
          public static class Single implements java.util.function.Consumer<String> {
            public static final Single INSTANCE = new Single();
            private Single() {}
            public void accept(String event) {}
          }
          public static class Program { public static void main(String[] arguments) {} }
          public static class OpenFunction<T> implements Function<T, String> {
            public String apply(T event) { return ""; }
          }
          public static class Bounded<T extends Number> implements Function<T, String> {
            public String apply(T event) { return ""; }
          }
          public static abstract class Unfinished { public void work() {} public static void run() {} }
          public class Inner extends Doubling {}
          public static class Closed extends Doubling { Closed() {} }
          public static Function<String, String> create() { return s -> s; }
          public void wrong(String a, String b) {}
          public void both(Context a, Context b) {}
          public <C extends Context> void variable(String event, C context) {}
        }
        """);
    check = new HandlerCheck(new FunctionContents(FileTree.scan(classes), List.of()));
  }

  @Nested
  class Passes {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "com.example.App",
          "com.example.App::handleRequest",
          "com.example.App::greet",
          "com.example.App::inherited",
          "com.example.App$Nested::run",
          "com.example.Plain::work",
          "com.example.Plain::toString",
          "com.example.Shapes::create",
          "com.example.Shapes$Doubling",
          "com.example.Shapes$Doubling::andThen",
          "com.example.Shapes$Configured",
          "com.example.Shapes$Single",
          "com.example.Shapes$Program",
          "com.example.Shapes$Bounded",
          "com.example.Shapes$Unfinished::run"
        })
    void a_class_or_method_that_is_there(String handler) {
      assertThatCode(() -> check.check(handler)).doesNotThrowAnyException();
    }

    @Test
    void a_method_that_a_class_of_the_jdk_may_have() {
      assertThatCode(() -> check.check("com.example.Exotic::add")).doesNotThrowAnyException();
    }
  }

  @Nested
  class Refuses {
    @Test
    void a_class_that_is_not_there_and_names_the_nearest() {
      refuses(
          "com.example.Ap::greet",
          "handler 'com.example.Ap::greet': there is no class 'com.example.Ap' in the function or its 0 dependencies; did you mean 'com.example.App'?");
    }

    @Test
    void a_method_that_is_not_there_and_names_the_nearest() {
      refuses(
          "com.example.App::gret",
          "handler 'com.example.App::gret': class 'com.example.App' has no public method 'gret'; did you mean 'greet'?");
    }

    @Test
    void a_method_that_is_not_public() {
      refuses(
          "com.example.App::hidden",
          "handler 'com.example.App::hidden': class 'com.example.App' has no public method 'hidden'; there is 'greet'");
    }

    @Test
    void a_class_that_implements_no_handler_interface() {
      refuses(
          "com.example.Plain",
          "handler 'com.example.Plain': class 'com.example.Plain' implements neither RequestHandler nor RequestStreamHandler; implement one of them, or name a method, such as com.example.Plain::work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "both", "variable"})
    void a_method_that_cannot_take_events(String method) {
      refuses(
          "com.example.Shapes::" + method,
          "handler 'com.example.Shapes::%1$s': class 'com.example.Shapes' has a public method '%1$s', but not one that can take events; it must take (event), (event, Context), (Context), nothing, or (InputStream, OutputStream, Context) or a part of these in that order"
              .formatted(method));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Shapes$OpenFunction     | does not say what the type parameters of Function stand for; name them, as in Function<Map<String, Object>, String>
            Shapes$Unfinished::work | is abstract; name a class that extends it
            Shapes$Inner            | cannot be instantiated because it is a non-static inner class; make it static
            Shapes$Closed           | has no public zero-argument constructor; add one, or one that takes a Map<String, String> of the environment variables, or name a static method
            """)
    void a_class_of_which_there_is_no_function(String name, String reason) {
      refuses(
          "com.example." + name,
          "handler 'com.example.%s': class 'com.example.%s' %s"
              .formatted(name, name.replaceAll("::.*", ""), reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::", "App::", "::handle", "com..App", "a b", "com/example/App"})
    void what_is_no_handler_at_all(String handler) {
      refuses(
          handler,
          "'%s' is no handler; a handler is a class, such as com.example.App, or a class and a method, such as com.example.App::handleRequest"
              .formatted(handler));
    }

    private void refuses(String handler, String message) {
      assertThatThrownBy(() -> check.check(handler))
          .isInstanceOf(BuildException.class)
          .hasMessage(message);
    }
  }
}
