package dev.lava.build.handler;

import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a handler string against a function's class files.
 *
 * <p>A class without a method must implement one of AWS's two handler interfaces; a named method
 * must be public and in the class or above it. Where a supertype is neither in the function nor of
 * the JDK, the answer is unknown, and unknown passes.
 */
public final class HandlerCheck {
  private static final Set<String> INTERFACES =
      Set.of(
          "com.amazonaws.services.lambda.runtime.RequestHandler",
          "com.amazonaws.services.lambda.runtime.RequestStreamHandler");

  private final FunctionClasses classes;
  private final int dependencies;

  /** A check against these contents. */
  public HandlerCheck(FunctionContents contents) {
    this.classes = new FunctionClasses(contents);
    this.dependencies = contents.dependencies().size();
  }

  /**
   * Passes a handler that the function has.
   *
   * @throws BuildException for any other; the message names the part that is wrong and the nearest
   *     name there is
   */
  public void check(String handler) throws BuildException, IOException {
    HandlerName name = HandlerName.parse(handler);
    Optional<ClassModel> found = classes.find(name.className());
    if (found.isEmpty()) {
      throw new BuildException(
          "handler '%s': there is no class '%s' in the function or its %d dependencies%s"
              .formatted(
                  handler,
                  name.className(),
                  dependencies,
                  NearestName.suggestion(name.className(), classes.ownNames())));
    }
    Ancestry ancestry = ancestry(found.get());
    if (ancestry.unknown()) {
      return;
    }
    if (name.methodName().isPresent()) {
      String method = name.methodName().get();
      if (!ancestry.publicMethods().contains(method)) {
        throw new BuildException(
            "handler '%s': class '%s' has no public method '%s'%s"
                .formatted(
                    handler,
                    name.className(),
                    method,
                    NearestName.suggestion(method, ancestry.publicMethods())));
      }
    } else if (!ancestry.isHandler()) {
      throw new BuildException(
          "handler '%s': class '%s' implements neither RequestHandler nor RequestStreamHandler; implement one of them, or name a method, such as %s::%s"
              .formatted(
                  handler,
                  name.className(),
                  name.className(),
                  ancestry.publicMethods().stream().findFirst().orElse("handleRequest")));
    }
  }

  /**
   * What a class and all above it offer.
   *
   * @param publicMethods names, without constructors and what {@link Object} has
   * @param isHandler whether one of AWS's interfaces is among the supertypes
   * @param unknown whether a supertype could not be found
   */
  private record Ancestry(Collection<String> publicMethods, boolean isHandler, boolean unknown) {}

  private Ancestry ancestry(ClassModel start) throws IOException {
    Set<String> methods = new TreeSet<>();
    boolean handler = false;
    boolean unknown = false;
    Set<String> seen = new HashSet<>();
    Deque<ClassModel> todo = new ArrayDeque<>();
    todo.add(start);
    while (!todo.isEmpty()) {
      ClassModel next = todo.removeFirst();
      for (MethodModel method : next.methods()) {
        if (method.flags().has(AccessFlag.PUBLIC) && !method.methodName().equalsString("<init>")) {
          methods.add(method.methodName().stringValue());
        }
      }
      Deque<String> supertypes = new ArrayDeque<>();
      next.superclass().map(HandlerCheck::binaryName).ifPresent(supertypes::add);
      next.interfaces().stream().map(HandlerCheck::binaryName).forEach(supertypes::add);
      for (String supertype : supertypes) {
        if (INTERFACES.contains(supertype)) {
          handler = true;
          methods.add("handleRequest");
        } else if (seen.add(supertype) && !supertype.equals("java.lang.Object")) {
          Optional<ClassModel> model = classes.find(supertype);
          model.ifPresent(todo::add);
          unknown |= model.isEmpty();
        }
      }
    }
    return new Ancestry(methods, handler, unknown);
  }

  private static String binaryName(ClassEntry entry) {
    return entry.asInternalName().replace('/', '.');
  }
}
