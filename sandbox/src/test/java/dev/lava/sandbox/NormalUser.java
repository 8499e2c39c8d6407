package dev.lava.sandbox;

import dev.lava.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a sandbox as a user without any privilege, in a JVM of its own: as {@code nobody} where the
 * tests are run by root, otherwise as who runs them.
 *
 * @param home a directory that is the user's
 */
record NormalUser(Path home) {
  private static final String NAME = "nobody";
  private static final String GROUP = "nogroup";

  static NormalUser in(Path directory) throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    SmallRoot.in(home);
    // What a build left in a folder that only its owner may enter has to be copied for another
    // user.
    for (String classes : List.of("classes", "test-classes")) {
      copy(Path.of("target", classes), home.resolve(classes));
    }
    if (isRoot()) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      giveAway(home);
    }
    return new NormalUser(home);
  }

  /** Runs a shell script in a small root that belongs to the user. */
  Finished run(String sandbox, String script) throws IOException {
    return start(RunInSandbox.class, sandbox, home.resolve("a root").toString(), script);
  }

  /** Runs a program of these tests. */
  Finished start(Class<?> program, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.add(RequiredTool.ofDebian("setpriv").require().toString());
      line.addAll(List.of("--reuid", NAME, "--regid", GROUP, "--clear-groups"));
      line.addAll(List.of("--bounding-set=-all", "--"));
    }
    line.addAll(javaCommand(home, program, arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_RUNTIME_DIR");
    return Finished.of(
        new HostProcess(builder.start(), process -> Optional.of(process.toHandle()), () -> {}));
  }

  private static List<String> javaCommand(Path classes, Class<?> program, String... arguments) {
    return JavaProgram.command(
        classes.resolve("classes") + ":" + classes.resolve("test-classes"), program, arguments);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void giveAway(Path directory) throws IOException {
    UserPrincipalLookupService users = directory.getFileSystem().getUserPrincipalLookupService();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        PosixFileAttributeView attributes =
            Files.getFileAttributeView(
                file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        attributes.setOwner(users.lookupPrincipalByName(NAME));
        attributes.setGroup(users.lookupPrincipalByGroupName(GROUP));
      }
    }
  }
}
