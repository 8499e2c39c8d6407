package dev.lava.build.codegen;

import dev.lava.build.jar.ClassesJar;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.types.FunctionTypes;
import dev.lava.image.FixedTime;
import dev.lava.image.tree.Content;
import dev.lava.image.tree.FileTree;
import dev.lava.image.tree.Node;
import dev.lava.runtime.body.BodyCodecs;
import dev.lava.runtime.handler.Declaration;
import dev.lava.runtime.json.JsonException;
import dev.lava.runtime.json.TypeViews;
import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jar of generated classes, {@code /var/task/.lava/launch.jar}. */
public final class LaunchJar {
  /** Where the dependencies' classes of an old format go, below the function's directory. */
  public static final String OLD = ".lava/dependencies.jar";

  private static final String INDEXES = "dev.lava.runtime.launch.";

  private final ClassLoader loader;
  private final ClassWriter classes;
  private final Map<String, byte[]> files = new TreeMap<>();

  private LaunchJar(ClassLoader loader) {
    this.loader = loader;
    this.classes = new ClassWriter(loader);
  }

  /**
   * Writes the jar of a function; empty where nothing is to be gained.
   *
   * @param function the jar of the function's classes
   * @param old the jar of the dependencies' classes of an old format, where there is one
   * @param scratch a directory of the caller's
   */
  public static Optional<Path> write(
      FunctionContents contents, String handler, Path function, Optional<Path> old, Path scratch)
      throws IOException {
    Path directory = Files.createTempDirectory(scratch, "launch");
    Map<String, byte[]> files;
    try (FunctionTypes types = FunctionTypes.open(contents, function, directory)) {
      files = classes(types, handler, old);
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    FileTree.Builder tree = FileTree.builder();
    files.forEach((path, bytes) -> tree.put(path, new Node.File(Content.of(bytes), 0_644)));
    Path jar = directory.resolve("launch.jar");
    ClassesJar.write(tree.build(), jar);
    return Optional.of(jar);
  }

  /** The class files by path; none where the function's classes cannot be looked at here. */
  static Map<String, byte[]> classes(FunctionTypes types, String handler, Optional<Path> old)
      throws IOException {
    Optional<Declaration> declared = types.declaration(handler);
    if (declared.isEmpty()) {
      return Map.of();
    }
    try {
      LaunchJar jar = new LaunchJar(types.loader());
      jar.generate(declared.get(), handler, jars(types, old));
      return jar.files;
    } catch (LinkageError | RuntimeException e) {
      // A type is missing, is of a newer Java, or has declarations that reflection cannot read: the
      // runtime finds its own way.
      return Map.of();
    }
  }

  private void generate(Declaration declared, String handler, List<String> jars) {
    boolean serializer = BodyCodecs.hasSerializer(loader);
    List<Boolean> annotated = new ArrayList<>();
    List<ClassDesc> indexes = new ArrayList<>();
    for (Type body : List.of(declared.event(), declared.answer())) {
      boolean answer = !indexes.isEmpty();
      annotated.add(!serializer && isAnnotated(body));
      indexes.add(
          index(body, answer, serializer || annotated.getLast() ? List.of() : readable(body)));
    }
    Optional<ClassDesc> function = Optional.empty();
    // A serializer may make what the method does not take, which reflection then says.
    if (!serializer && Access.admits(declared.type(), loader)) {
      ClassDesc name = beside(declared.type(), "Function");
      put(name, FunctionWriter.write(name, declared, classes));
      function = Optional.of(name);
    }
    PlanWriter plan = new PlanWriter(handler, jars, serializer, annotated, function, indexes);
    put(ClassDesc.of(dev.lava.runtime.launch.LaunchPlan.CLASS), plan.write(classes));
  }

  private boolean isAnnotated(Type body) {
    try {
      return BodyCodecs.isAnnotated(body, loader);
    } catch (JsonException e) {
      // The start will fail on it in its own words.
      return false;
    }
  }

  private List<Class<?>> readable(Type body) {
    return CodecPlan.of(body, TypeViews.ofEvent(body), loader);
  }

  private ClassDesc index(Type body, boolean answer, List<Class<?>> types) {
    TypeViews views = TypeViews.ofEvent(body);
    // Elsewhere the same class has the same JSON, and one codec does for both.
    String kind = views.hasConventions() ? answer ? "AnswerCodec" : "EventCodec" : "Codec";
    Map<String, ClassDesc> codecs = new LinkedHashMap<>();
    for (Class<?> type : types) {
      ClassDesc name = beside(type, kind);
      if (files.containsKey(path(name))) {
        codecs.put(type.getName(), name);
      } else {
        try {
          put(name, CodecWriter.write(name, type, views, classes));
          codecs.put(type.getName(), name);
        } catch (IllegalArgumentException e) {
          // Larger than a class file can be: the type is left to the runtime.
          codecs.remove(type.getName());
        }
      }
    }
    ClassDesc name = ClassDesc.of(INDEXES + (answer ? "AnswerCodecs" : "EventCodecs"));
    put(name, PlanWriter.index(name, codecs, classes));
    return name;
  }

  private void put(ClassDesc name, byte[] bytes) {
    files.put(path(name), bytes);
  }

  private static ClassDesc beside(Class<?> type, String kind) {
    return ClassDesc.of(type.getName() + "$$Lava" + kind);
  }

  private static String path(ClassDesc name) {
    String descriptor = name.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1) + ".class";
  }

  /** In the order in which they follow on the class path. */
  private static List<String> jars(FunctionTypes types, Optional<Path> old) throws IOException {
    List<FunctionTypes.Jar> following = new ArrayList<>(types.jars());
    old.ifPresent(file -> following.add(1, new FunctionTypes.Jar(OLD, file)));
    List<String> jars = new ArrayList<>();
    for (FunctionTypes.Jar jar : following) {
      jars.add(jar.name());
      jars.add(Long.toString(Files.size(jar.file())));
      jars.add(Long.toString(FixedTime.INSTANT.getEpochSecond()));
    }
    return jars;
  }
}
