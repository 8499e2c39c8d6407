package dev.lava.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lava.functions.Functions;
import dev.lava.runtime.invocation.Outcome;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerResolverTest {
  private static final String FUNCTIONS = Functions.class.getName() + "$";

  @Nested
  class A_class {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            Upper    | "abc"                                       | "ABC"
            Describe | {"name":"Ada","age":36}                     | {"text":"Ada is 36"}
            Oldest   | [{"name":"a","age":1},{"name":"b","age":2}] | {"name":"b","age":2}
            Bounded  | {"age":5}                                   | 5
            Both     | "streamed"                                  | "streamed"
            Silent   | {}                                          | null
            """)
    void answers(String name, String event, String answer) throws Throwable {
      assertThat(answer(FUNCTIONS + name, event)).isEqualTo(answer);
    }
  }

  @Nested
  class A_method {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            event             | "a"            | "event a"
            eventAndContext   | "a"            | "a of request-1"
            context           | "a"            | "request-1"
            nothing           | no JSON at all | 7
            noAnswer          | "a"            | null
            streams           | any bytes      | any bytes
            streamsAndContext | any bytes      | any bytes!
            in                | any bytes      | null
            inAndContext      | any bytes      | null
            out               | any bytes      | o
            outAndContext     | any bytes      | c
            unbound           | [{"name":"x"}] | "static x"
            overloaded        | "a"            | "two"
            """)
    void of_any_accepted_shape_answers(String method, String event, String answer)
        throws Throwable {
      assertThat(answer(FUNCTIONS + "Shapes::" + method, event)).isEqualTo(answer);
      assertThat(answer(FUNCTIONS + "Inheriting::" + method, event)).isEqualTo(answer);
    }

    @Test
    void throws_what_the_function_throws() {
      assertThatThrownBy(() -> answer(FUNCTIONS + "Shapes::failing", "\"way\""))
          .isInstanceOf(IOException.class)
          .hasMessage("no way");
    }

    @Test
    void fails_in_the_words_of_AWS_where_the_event_is_of_another_type() {
      assertThatThrownBy(() -> answer(FUNCTIONS + "Shapes::event", "{}"))
          .isExactlyInstanceOf(RuntimeException.class)
          .hasMessage("An error occurred during JSON parsing")
          .hasRootCauseMessage("a string is needed, but the JSON has an object at $");
    }
  }

  @Nested
  class A_name_that_leads_nowhere {
    @Test
    void is_malformed() {
      String rule =
          " A handler is a class, com.example.App, or a class and a method,"
              + " com.example.App::handleRequest.";
      assertThat(failure("")).isEqualTo("Invalid handler: `'." + rule);
      assertThat(failure("App::")).isEqualTo("Invalid handler: `App::'." + rule);
      assertThat(failure("::handle")).isEqualTo("Invalid handler: `::handle'." + rule);
    }

    @Test
    void names_no_class() {
      assertThat(failure("com.example.Missing"))
          .isEqualTo(
              "Class not found: com.example.Missing. It must be in a jar or a directory of the"
                  + " function's class path; a nested class is written Outer$Nested.");
    }

    @ParameterizedTest
    @CsvSource({
      "dev.lava.functions.Functions$Uper, dev.lava.functions.Functions$Upper",
      "dev.lava.functions.Functions.Upper, dev.lava.functions.Functions$Upper",
      "com.example.ProcessFunctions, dev.lava.functions.ProcessFunctions"
    })
    void names_a_class_that_nearly_exists(String wanted, String near) {
      Resolution resolution =
          new HandlerResolver(
                  getClass().getClassLoader(),
                  System.getProperty("java.class.path"),
                  Map.of(),
                  false)
              .resolve(wanted);

      assertThat(((Resolution.Failed) resolution).message())
          .isEqualTo("Class not found: " + wanted + ". Did you mean " + near + "?");
    }

    @Test
    void names_a_class_that_is_no_handler() {
      assertThat(failure(FUNCTIONS + "Nothing"))
          .isEqualTo(
              "Class does not implement an appropriate handler interface: "
                  + "dev.lava.functions.Functions$Nothing. Implement RequestHandler or"
                  + " RequestStreamHandler of com.amazonaws.services.lambda.runtime, or name a"
                  + " method: dev.lava.functions.Functions$Nothing::handelRequest.");
    }

    @Test
    void names_a_method_that_nearly_exists() {
      assertThat(failure(FUNCTIONS + "Shapes::evnt"))
          .isEqualTo(
              "No public method named evnt with appropriate method signature found on class "
                  + FUNCTIONS
                  + "Shapes. Did you mean event?");
    }

    @ParameterizedTest
    @CsvSource({"wrong", "hidden"})
    void names_a_method_that_cannot_take_events(String method) {
      assertThat(failure(FUNCTIONS + "Shapes::" + method))
          .isEqualTo(
              "No public method named "
                  + method
                  + " with appropriate method signature found on class "
                  + FUNCTIONS
                  + "Shapes. There is one, but it must be public and take (event), (event,"
                  + " Context), (Context), nothing, or (InputStream, OutputStream, Context) or a"
                  + " part of these in that order.");
    }

    @Test
    void names_a_class_that_leaves_its_types_open() {
      assertThat(failure(FUNCTIONS + "Raw"))
          .isEqualTo(
              "Class "
                  + FUNCTIONS
                  + "Raw does not implement RequestHandler with concrete type parameters. Name"
                  + " them, as in RequestHandler<Map<String, Object>, String>.");
      assertThat(failure(FUNCTIONS + "Unbounded"))
          .isEqualTo(
              "Class "
                  + FUNCTIONS
                  + "Unbounded does not implement RequestHandler with concrete type parameters:"
                  + " parameter T has no upper bound. Name them, as in RequestHandler<Map<String,"
                  + " Object>, String>.");
    }

    @Test
    void names_a_class_of_which_there_can_be_no_instance() {
      assertThat(failure(FUNCTIONS + "NeedsArgument"))
          .isEqualTo(
              "Class "
                  + FUNCTIONS
                  + "NeedsArgument has no public zero-argument constructor. Add one, or one that takes"
                  + " a Map<String, String> of the environment variables, or name a static method.");
      assertThat(failure(FUNCTIONS + "Inner"))
          .isEqualTo(
              "Class "
                  + FUNCTIONS
                  + "Inner cannot be instantiated because it is a non-static inner class. Make it"
                  + " static.");
    }

    @Test
    void names_a_class_whose_code_fails() {
      assertThat(failure(FUNCTIONS + "Throwing")).isEqualTo("no configuration");
      assertThat(failure(FUNCTIONS + "Broken"))
          .isEqualTo(
              "Error loading class " + FUNCTIONS + "Broken: For input string: \"no number\"");
    }
  }

  private static String failure(String name) {
    return ((Resolution.Failed) resolve(name)).message();
  }

  private static String answer(String name, String event) throws Throwable {
    Outcome outcome = new GivenEvent(event).to(((Resolution.Found) resolve(name)).handler());
    return ((Outcome.Answer) outcome).answer().toString();
  }

  private static Resolution resolve(String name) {
    return new HandlerResolver(HandlerResolverTest.class.getClassLoader(), "", Map.of(), false)
        .resolve(name);
  }
}
