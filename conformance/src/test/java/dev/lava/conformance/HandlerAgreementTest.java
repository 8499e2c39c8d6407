package dev.lava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.build.handler.HandlerCheck;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.image.tree.FileTree;
import dev.lava.runtime.handler.Declaration;
import dev.lava.runtime.handler.HandlerResolver;
import dev.lava.runtime.handler.Resolution;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build, which reads class files, and the runtime, which loads classes, accept the same
 * handlers: each class and method of the functions by which the runtime is tested.
 */
class HandlerAgreementTest {
  private static final Path SOURCES = Path.of("../runtime/src/test/java/dev/lava/functions");

  @TempDir Path classes;

  @Test
  void the_build_accepts_what_the_runtime_accepts() throws Exception {
    compile();
    HandlerCheck check = new HandlerCheck(new FunctionContents(FileTree.scan(classes), List.of()));
    URL[] urls = {classes.toUri().toURL()};
    List<String> differences = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      HandlerResolver resolver = new HandlerResolver(loader, "", Map.of(), false);
      for (String handler : handlers(loader)) {
        String built = built(check, handler);
        Resolution resolution = resolver.resolve(handler);
        String started = started(resolution);
        if (started.isEmpty() && !(resolution instanceof Resolution.ClassBroken)) {
          assertThat(Declaration.of(handler, loader)).as(handler).isNotNull();
        }
        if (built.isEmpty() != started.isEmpty()) {
          differences.add(
              handler + ": the build says '" + built + "', the runtime '" + started + "'");
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private void compile() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
    Stream.of("Factories", "Functions", "Meeting", "Programs", "Signatures", "Streams")
        .map(name -> SOURCES.resolve(name + ".java").toString())
        .forEach(arguments::add);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
  }

  private List<String> handlers(ClassLoader loader) throws Exception {
    List<String> handlers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        // What has a superclass of the image's own, such as an anonymous EventType, passes the
        // build;
        // and what cannot be initialized shows nothing of itself.
        if (!name.endsWith("package-info") && !name.endsWith("$1") && !name.endsWith("$Broken")) {
          handlers.add(name);
          handlers.add(name + "::toString");
          methods(loader, name).forEach(method -> handlers.add(name + "::" + method));
        }
      }
    }
    return handlers;
  }

  private static Set<String> methods(ClassLoader loader, String name) throws Exception {
    Set<String> methods = new TreeSet<>();
    for (Class<?> c = Class.forName(name, false, loader); c != null; c = c.getSuperclass()) {
      Stream.of(c.getDeclaredMethods())
          .filter(method -> !method.isSynthetic())
          .forEach(method -> methods.add(method.getName()));
    }
    return methods;
  }

  private static String built(HandlerCheck check, String handler) throws IOException {
    try {
      check.check(handler);
      return "";
    } catch (BuildException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What is wrong with the declaration; empty where only running it shows that it will not do. */
  private static String started(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Found _, Resolution.Program _ -> "";
      case Resolution.ConstructorFailed _, Resolution.FactoryUseless _ -> "";
      case Resolution.ClassBroken _ -> "";
      case Resolution.Failed failed -> failed.message();
    };
  }
}
