package dev.lava.bench.contender;

import dev.lava.bench.measure.FunctionFailedException;
import dev.lava.bench.measure.Starter;
import dev.lava.sandbox.SandboxCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * AWS's client and the floor program in a root of their own.
 *
 * @param root where they are
 * @param java the JVM there
 * @param handler the handler's name
 * @param environment what they find around them
 * @param starter starts those that are trained
 */
record Rivals(
    RivalRoot root,
    JavaVersion java,
    String handler,
    FunctionEnvironment environment,
    Starter starter) {
  private static final String JAVA = "/var/lang/bin/java";
  private static final String TASK = "/var/task";
  private static final String FLOOR_MAIN = "dev.lava.bench.floor.FloorProgram";
  private static final int TRAINING_INVOCATIONS = 30;

  /** As AWS's own bootstrap starts its JVM for one invocation at a time. */
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /**
   * What Lava's build has Spring generate is no rival's, nor are Lava's codecs: the application
   * runs as it does without Lava. Others do not look at the property.
   */
  private static final String AS_IT_CAME = "-Dspring.aot.enabled=false";

  /** AWS's client, with what the JDK brings. */
  Contender aws() throws IOException {
    Contender aws = contender(Kind.AWS, List.of(), client());
    starter.measure(aws.command(), 1);
    return aws;
  }

  /** AWS's client, with a cache that is trained now. */
  Contender trainedAws() throws IOException {
    return trained(Kind.AWS_TRAINED, "/opt/client/function.cache", client());
  }

  /** The floor program, with a cache that is trained now. */
  Contender floor() throws IOException {
    return trained(
        Kind.FLOOR, "/opt/floor/floor.cache", List.of("-cp", RivalRoot.FLOOR_JAR, FLOOR_MAIN));
  }

  /** The JDK's default archive, where the image's JVM came without: the rivals are owed it. */
  void writeDefaultArchive() throws IOException {
    Path server = root.directory().resolve("var/lang/lib/server");
    try (Stream<Path> files = Files.list(server)) {
      if (files.noneMatch(file -> file.toString().endsWith(".jsa"))) {
        starter.complete(
            environment.command(
                root.directory(), TASK, List.of(JAVA, "-Xshare:dump", FLAGS.getFirst()), true));
      }
    }
  }

  private List<String> client() {
    List<String> path = new ArrayList<>(root.functionPath());
    path.addAll(root.clientPath());
    return List.of(AS_IT_CAME, "-cp", String.join(":", path), AwsClient.MAIN, handler);
  }

  private Contender trained(Kind kind, String cache, List<String> program) throws IOException {
    starter.train(command(java.writing(cache), program, true), TRAINING_INVOCATIONS);
    if (!Files.isRegularFile(root.directory().resolve(cache.substring(1)))) {
      throw new FunctionFailedException(
          "the JVM wrote no cache at the end of its training, though it ended by itself");
    }
    return contender(kind, java.using(cache), program);
  }

  private Contender contender(Kind kind, List<String> flags, List<String> program) {
    return kind == Kind.FLOOR
        ? new Contender(kind, command(flags, program, false), FLOOR_MAIN, "")
        : new Contender(
            kind, command(flags, program, false), AwsClient.MAIN, Contender.classOf(handler));
  }

  private SandboxCommand command(List<String> flags, List<String> program, boolean writable) {
    List<String> line = new ArrayList<>(List.of(JAVA));
    line.addAll(flags);
    line.addAll(FLAGS);
    line.addAll(program);
    return environment.command(root.directory(), TASK, line, writable);
  }
}
