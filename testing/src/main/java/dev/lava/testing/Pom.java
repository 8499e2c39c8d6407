package dev.lava.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * A POM of a test's project. Its plug-ins have the versions that this repository is built with, so
 * that Maven's local repository has them.
 *
 * @param coordinates {@code GROUP:ARTIFACT:VERSION}
 * @param release the Java that it is compiled for
 * @param modules directories of modules; a project with some has no classes of its own
 * @param dependencies coordinates
 * @param plugins more plug-ins, each an element of XML
 */
public record Pom(
    String coordinates,
    int release,
    List<String> modules,
    List<String> dependencies,
    List<String> plugins) {
  private static final List<String> STANDARD =
      List.of(
          "maven-compiler-plugin:3.16.0",
          "maven-jar-plugin:3.5.1",
          "maven-resources-plugin:3.5.0",
          "maven-surefire-plugin:3.6.1");

  public Pom {
    modules = List.copyOf(modules);
    dependencies = List.copyOf(dependencies);
    plugins = List.copyOf(plugins);
  }

  /** A project without dependencies. */
  public static Pom of(String coordinates, int release) {
    return new Pom(coordinates, release, List.of(), List.of(), List.of());
  }

  /** The same with these modules. */
  public Pom withModules(String... modules) {
    return new Pom(coordinates, release, List.of(modules), dependencies, plugins);
  }

  /** The same with these dependencies. */
  public Pom withDependencies(String... dependencies) {
    return new Pom(coordinates, release, modules, List.of(dependencies), plugins);
  }

  /** The same with one more plug-in. */
  public Pom withPlugin(String element) {
    List<String> more = new ArrayList<>(plugins);
    more.add(element);
    return new Pom(coordinates, release, modules, dependencies, more);
  }

  /** The element {@code dependencies}. */
  public static String dependencies(List<String> coordinates) {
    StringBuilder text = new StringBuilder("<dependencies>\n");
    for (String one : coordinates) {
      text.append("<dependency>").append(elements(one)).append("</dependency>\n");
    }
    return text.append("</dependencies>\n").toString();
  }

  /** The document. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n");
    text.append("<modelVersion>4.0.0</modelVersion>\n").append(elements(coordinates)).append('\n');
    if (!modules.isEmpty()) {
      text.append("<packaging>pom</packaging>\n<modules>\n");
      modules.forEach(module -> text.append("<module>" + module + "</module>\n"));
      text.append("</modules>\n");
    }
    text.append(
        """
        <properties>
          <maven.compiler.release>%d</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        """
            .formatted(release));
    text.append(dependencies(dependencies)).append("<build>\n<plugins>\n");
    plugins.forEach(text::append);
    for (String plugin : STANDARD) {
      text.append("<plugin>")
          .append(elements("org.apache.maven.plugins:" + plugin))
          .append("</plugin>\n");
    }
    return text.append("</plugins>\n</build>\n</project>\n").toString();
  }

  private static String elements(String coordinates) {
    String[] parts = coordinates.split(":", -1);
    return "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
        .formatted(parts[0], parts[1], parts[2]);
  }
}
