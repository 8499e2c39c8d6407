package dev.lava.image.recipe;

import dev.lava.image.Checksum;
import dev.lava.image.Digest;
import dev.lava.image.source.ImageSource;
import dev.lava.image.tree.Content;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that is done to a stage's tree. Paths are relative to the root, such as {@code
 * usr/bin/sh}.
 */
public sealed interface Step {
  /** The key that introduces it in a recipe. */
  String name();

  /**
   * A step whose outcome the world decides, and no checksum in the recipe: locks hold what it came
   * to.
   */
  sealed interface Lockable extends Step permits Packages, Artifact, FromImage {}

  /**
   * Unpacks Debian packages and all they depend on, and leaves what scanners read about them in
   * {@code var/lib/dpkg/status.d}.
   *
   * @param release Debian's code name, such as {@code trixie}: the release itself, its updates and
   *     its security fixes, of which the newest version is taken
   * @param keyring the file of public keys of which one must have signed the release
   * @param names which are wanted, without those that they depend on
   * @param exclude packages that are left out although one depends on them
   * @param drop paths that are left out
   * @param keep paths that are kept although they would be dropped
   */
  record Packages(
      String release,
      Path keyring,
      List<String> names,
      List<String> exclude,
      List<Glob> drop,
      List<Glob> keep)
      implements Lockable {
    public Packages {
      names = List.copyOf(names);
      exclude = List.copyOf(exclude);
      drop = List.copyOf(drop);
      keep = List.copyOf(keep);
    }

    @Override
    public String name() {
      return "packages";
    }
  }

  /**
   * Makes the trust stores out of single certificates.
   *
   * @param sources the certificates in the tree, each a file of PEM
   * @param bundle where all of them go as one file of PEM, for programs
   * @param keystore where all of them go as PKCS #12 without a password, where there is Java
   */
  record Certificates(Glob sources, String bundle, Optional<String> keystore) implements Step {
    @Override
    public String name() {
      return "certificates";
    }
  }

  /**
   * Makes directories, or sets the mode of those that are there.
   *
   * @param modes the permission bits of each
   */
  record Directories(SortedMap<String, Integer> modes) implements Step {
    public Directories {
      modes = sorted(modes);
    }

    @Override
    public String name() {
      return "directories";
    }
  }

  /**
   * Writes files.
   *
   * @param files what is written where
   */
  record Files(SortedMap<String, LaidFile> files) implements Step {
    public Files {
      files = sorted(files);
    }

    @Override
    public String name() {
      return "files";
    }
  }

  /**
   * A file that a recipe brings along.
   *
   * @param content its bytes
   * @param mode its permission bits
   */
  record LaidFile(Content content, int mode) {}

  /**
   * Makes symbolic links.
   *
   * @param targets what each points at
   */
  record Links(SortedMap<String, String> targets) implements Step {
    public Links {
      targets = sorted(targets);
    }

    @Override
    public String name() {
      return "links";
    }
  }

  /**
   * Lays down a jar.
   *
   * @param coordinates which one
   * @param sha256 what its bytes must be; given for everything that is not of the same build
   * @param into the path of the file
   */
  record Artifact(Coordinates coordinates, Optional<Digest> sha256, String into)
      implements Lockable {
    @Override
    public String name() {
      return "artifact";
    }
  }

  /**
   * Unpacks a tar archive: plain, or compressed with gzip, xz or zstd. Its bytes are checked before
   * anything of it is read.
   *
   * @param from where it is: {@code https}, {@code http} or {@code file}
   * @param checksum what its bytes must be
   * @param strip how many leading names are taken off each path in it
   * @param into the directory that its content goes into
   */
  record Archive(
      PerArchitecture<URI> from, PerArchitecture<Checksum> checksum, int strip, String into)
      implements Step {
    @Override
    public String name() {
      return "archive";
    }
  }

  /**
   * Copies what is on this machine: a directory with all below it, or the content of a tar archive.
   * Directories get the mode 0755, files 0755 where somebody may execute them and 0644 otherwise,
   * so that whoever copies the same files gets the same layer.
   *
   * @param from where it is
   * @param into the directory that the content goes into
   */
  record Local(PerArchitecture<Path> from, String into) implements Step {
    @Override
    public String name() {
      return "local";
    }
  }

  /**
   * Begins the stage with an existing image. Where the stage is the lowest layer of the final
   * image, that image's layers are kept as they are, and its configuration where the recipe says
   * nothing else. Always the first step.
   *
   * @param image where it is
   * @param named whether the user has named it for this one bake, so that no lock speaks of it
   */
  record FromImage(ImageSource image, boolean named) implements Lockable {
    @Override
    public String name() {
      return "image";
    }
  }

  /**
   * Links a Java runtime out of the modules of the JDK in the tree, with the jlink of that very
   * JDK. The JDK itself stays in the tree: a layer names what it wants.
   *
   * @param jdk the JDK's directory; a pattern that matches just one
   * @param modules which modules, without those that they require
   * @param options options of jlink that shape the result, such as {@code --compress=zip-0}
   * @param localVariables whether classes keep the names of local variables, for debuggers
   * @param into the directory that the runtime becomes
   */
  record Jlink(
      Glob jdk,
      List<String> modules,
      List<JlinkOption> options,
      boolean localVariables,
      String into)
      implements Step {
    public Jlink {
      modules = List.copyOf(modules);
      options = List.copyOf(options);
    }

    @Override
    public String name() {
      return "jlink";
    }
  }

  /**
   * Lets a Java runtime write an archive of class data, which starts on that class path then read
   * instead of class files. Nothing is written where the runtime is for another processor than this
   * machine's.
   *
   * @param from the stages whose layers of the image have the Java runtime and what it needs
   * @param java the runtime's directory in those layers
   * @param classPath the jars in this stage that every start's class path begins with
   * @param classes the classes beside those of the jars and those that the JDK lists itself, as
   *     lines of a class list: {@code java/net/Socket}
   * @param into the path of the archive
   */
  record ClassData(
      List<String> from, String java, Glob classPath, List<String> classes, String into)
      implements Step {
    public ClassData {
      from = List.copyOf(from);
      classes = List.copyOf(classes);
    }

    @Override
    public String name() {
      return "class-data";
    }
  }

  /**
   * Copies out of another stage.
   *
   * @param from the stage
   * @param path what is copied, with all below it
   * @param to where it goes
   */
  record Copy(String from, String path, String to) implements Step {
    @Override
    public String name() {
      return "copy";
    }
  }

  /**
   * Takes the symbol tables that only debuggers read out of programs and native libraries.
   *
   * @param paths which files; those of another kind stay as they are
   */
  record Strip(List<Glob> paths) implements Step {
    public Strip {
      paths = List.copyOf(paths);
    }

    @Override
    public String name() {
      return "strip";
    }
  }

  /**
   * Removes paths.
   *
   * @param paths what is removed, with all below it
   */
  record Remove(List<Glob> paths) implements Step {
    public Remove {
      paths = List.copyOf(paths);
    }

    @Override
    public String name() {
      return "remove";
    }
  }

  /**
   * Adds text at the end of files that are there, such as a setting to a file of properties.
   *
   * @param texts what is added to each
   */
  record Append(SortedMap<String, String> texts) implements Step {
    public Append {
      texts = sorted(texts);
    }

    @Override
    public String name() {
      return "append";
    }
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
