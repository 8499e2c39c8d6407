package dev.lava.image.bake;

import dev.lava.image.FixedTime;
import dev.lava.image.recipe.Glob;
import dev.lava.image.recipe.JlinkOption;
import dev.lava.image.recipe.Step;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.sandbox.Sandbox;
import dev.lava.sandbox.SandboxCommand;
import dev.lava.sandbox.SandboxedProcess;
import dev.lava.sandbox.Sandboxes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * Runs jlink inside the root that its JDK was made for, for the JDK needs that root's C library;
 * then lets the new runtime write its default class data archive, in the same root.
 *
 * <p>Where the image is for another processor than this machine's, a JDK for this machine runs and
 * reads the modules of the other. The archive of class data can only be written by the runtime
 * itself, so it is left out then.
 */
final class JlinkRun {
  /** Where jlink finds the modules; no path of Debian's. */
  private static final String MODULES = "modules-to-link";

  /** A short-lived program on a few processors: neither large heaps nor the second compiler pay. */
  private static final List<String> SHORT_LIVED =
      List.of("-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1");

  /**
   * G1 writes the archive's heap objects, whatever collector reads them; it is named because the
   * JVM would choose another one on a small machine, and the heap because its size is in the bytes.
   */
  private static final List<String> DUMP =
      List.of("-Xshare:dump", "-XX:+UseG1GC", "-Xms128m", "-Xmx128m");

  private static final Map<String, String> ENVIRONMENT = Map.of("LANG", "C.UTF-8");

  private final BakeSettings settings;
  private final WorkDirectory work;

  JlinkRun(BakeSettings settings, WorkDirectory work) {
    this.settings = settings;
    this.work = work;
  }

  /**
   * The Java runtime, as a tree of its own.
   *
   * @param host the root with the JDK that runs
   * @param target the root with the JDK whose modules are linked
   * @param cross whether the two are of different architectures
   */
  FileTree run(Step.Jlink step, FileTree host, FileTree target, boolean cross) throws IOException {
    String hostJdk = jdk(host, step.jdk());
    FileTree modules = target.below(jdk(target, step.jdk()) + "/jmods");
    Path root = work.create("jlink-" + step.into().replace('/', '-'));
    String ownModules = hostJdk + "/jmods";
    FileTree.builder()
        .putAll("", mountPoints())
        .putAll("", host.filter(path -> !path.startsWith(ownModules)))
        .build()
        .writeTo(root);
    Path output = root.resolve(step.into());
    Files.createDirectories(output.getParent());
    Path laidOut = Files.createDirectory(root.resolve(MODULES));
    Task.told(
        "lay out the modules",
        settings.progress(),
        () -> {
          new ModuleFiles(modules).layOut(step.modules(), !step.localVariables(), laidOut);
          return laidOut;
        });

    List<String> arguments = new ArrayList<>();
    arguments.add("/" + hostJdk + "/bin/jlink");
    arguments.addAll(SHORT_LIVED);
    step.options().stream().map(JlinkOption::text).forEach(arguments::add);
    arguments.addAll(List.of("--module-path", "/" + MODULES));
    arguments.addAll(List.of("--add-modules", String.join(",", step.modules())));
    arguments.addAll(List.of("--output", "/" + step.into()));
    Task.told("jlink", settings.progress(), () -> run(root, arguments));

    if (step.cdsArchive() && !cross) {
      // The archive remembers the size of the modules' file and, should it ever, its time.
      Files.setLastModifiedTime(output.resolve("lib/modules"), FileTime.from(FixedTime.INSTANT));
      List<String> dump = new ArrayList<>();
      dump.add("/" + step.into() + "/bin/java");
      dump.addAll(DUMP);
      Task.told("write the class data archive", settings.progress(), () -> run(root, dump));
    }
    return FileTree.scan(output);
  }

  private String run(Path root, List<String> arguments) throws IOException {
    Sandbox sandbox =
        settings.sandbox().isPresent()
            ? settings.sandbox().get()
            : Sandboxes.firstAvailable(Sandboxes.isolated()).sandbox();
    SandboxedProcess process =
        sandbox.start(
            new SandboxCommand(root, true, arguments, ENVIRONMENT, "/", OptionalInt.empty()));
    try {
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> text(process.errors()), Thread::startVirtualThread);
      String output = text(process.output());
      int exit = process.exit().get();
      if (exit != 0) {
        throw new BakeException(
            "%s failed in the sandbox '%s' with exit status %d:\n%s"
                .formatted(
                    arguments.getFirst(),
                    sandbox.name(),
                    exit,
                    (output + errors.get()).strip().indent(2).stripTrailing()));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(arguments.getFirst() + " was interrupted");
    } catch (ExecutionException e) {
      throw new BakeException(
          "%s could not be followed in the sandbox '%s': %s"
              .formatted(arguments.getFirst(), sandbox.name(), e.getCause()),
          e);
    } finally {
      process.kill();
    }
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(its output could not be read: " + e.getMessage() + ")";
    }
  }

  /** What a sandbox mounts over; roots that hold no more than a JDK need not have them. */
  private static FileTree mountPoints() {
    FileTree.Builder tree = FileTree.builder();
    for (String path : List.of("dev", "proc", "tmp")) {
      tree.put(path, new Node.Directory(path.equals("tmp") ? 0_1777 : 0_755));
    }
    return tree.build();
  }

  /** The one directory that the pattern matches. */
  private static String jdk(FileTree tree, Glob pattern) throws BakeException {
    Pattern regex = pattern.regex();
    long depth = slashes(pattern.pattern());
    List<String> found =
        tree.entries().entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Node.Directory)
            .map(Map.Entry::getKey)
            .filter(path -> slashes(path) == depth && regex.matcher(path).matches())
            .toList();
    if (found.size() != 1) {
      throw new BakeException(
          "the step 'jlink' needs one JDK in its stage; '%s' matches %s"
              .formatted(pattern, found.isEmpty() ? "none" : String.join(", ", found)));
    }
    return found.getFirst();
  }

  private static long slashes(String path) {
    return path.chars().filter(c -> c == '/').count();
  }
}
