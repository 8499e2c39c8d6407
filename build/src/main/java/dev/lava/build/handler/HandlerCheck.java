package dev.lava.build.handler;

import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a handler string against a function's class files, by the rules by which the runtime finds
 * the function when it starts.
 *
 * <p>Where a supertype is neither in the function nor of the JDK, the answer may be unknown, and
 * unknown passes.
 */
public final class HandlerCheck {
  private static final String SHAPES =
      "it must take (event), (event, Context), (Context), nothing, or (InputStream, OutputStream, Context) or a part of these in that order";

  private static final Set<String> SINGLETONS = Set.of("INSTANCE", "MODULE$");
  private static final List<ClassDesc> ARGUMENTS = List.of(ConstantDescs.CD_String.arrayType());

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
    Ancestry ancestry = Ancestry.of(found.get(), classes);
    Optional<String> problem =
        name.methodName().isPresent()
            ? problemOfMethod(ancestry, name.methodName().get())
            : problemOfClass(ancestry);
    if (problem.isPresent()) {
      throw new BuildException(
          "handler '%s': class '%s' %s".formatted(handler, name.className(), problem.get()));
    }
  }

  private Optional<String> problemOfClass(Ancestry ancestry) throws IOException {
    Optional<Contract> contract = Contract.of(ancestry);
    if (contract.isPresent()) {
      return contract.get() != Contract.STREAMS
              && new OpenTypes(classes, contract.get()).in(ancestry.itself())
          ? Optional.of(
              "does not say what the type parameters of %s stand for; name them, as in %s"
                  .formatted(contract.get().simpleName(), contract.get().example()))
          : problemOfInstance(ancestry.itself());
    }
    if (ancestry.unknown() || isProgram(ancestry)) {
      return Optional.empty();
    }
    return Optional.of(
        "implements neither RequestHandler nor RequestStreamHandler; implement one of them, or name a method, such as %s::%s"
            .formatted(
                Ancestry.name(ancestry.itself().thisClass()),
                ancestry.methodNames().stream().findFirst().orElse("handleRequest")));
  }

  private static Optional<String> problemOfMethod(Ancestry ancestry, String name) {
    Optional<MethodModel> chosen = MethodChoice.of(ancestry, name);
    if (chosen.isPresent()) {
      return chosen.get().flags().has(AccessFlag.STATIC)
          ? Optional.empty()
          : problemOfInstance(ancestry.itself());
    }
    if (ancestry.unknown()) {
      return Optional.empty();
    }
    return Optional.of(
        ancestry.methodNames().contains(name)
            ? "has a public method '%s', but not one that can take events; %s"
                .formatted(name, SHAPES)
            : "has no public method '%s'%s"
                .formatted(name, NearestName.suggestion(name, ancestry.methodNames())));
  }

  /** The runtime makes one instance; see its {@code Instance} for the ways there are. */
  private static Optional<String> problemOfInstance(ClassModel type) {
    boolean constructible =
        has(type, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void))
            || has(type, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Map));
    if (constructible) {
      return type.flags().has(AccessFlag.ABSTRACT)
          ? Optional.of("is abstract; name a class that extends it")
          : Optional.empty();
    }
    if (isSingleton(type)) {
      return Optional.empty();
    }
    return Optional.of(
        isInner(type)
            ? "cannot be instantiated because it is a non-static inner class; make it static"
            : "has no public zero-argument constructor; add one, or one that takes a Map<String, String> of the environment variables, or name a static method");
  }

  private static boolean isSingleton(ClassModel type) {
    return type.fields().stream()
        .filter(field -> field.flags().has(AccessFlag.PUBLIC))
        .filter(field -> field.flags().has(AccessFlag.STATIC))
        .filter(field -> SINGLETONS.contains(field.fieldName().stringValue()))
        .anyMatch(field -> field.fieldTypeSymbol().equals(type.thisClass().asSymbol()));
  }

  private static boolean isInner(ClassModel type) {
    return type.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(attribute -> attribute.classes().stream())
        .filter(inner -> inner.innerClass().equals(type.thisClass()))
        .anyMatch(inner -> !inner.has(AccessFlag.STATIC));
  }

  private static boolean isProgram(Ancestry ancestry) {
    return ancestry.methods().stream()
        .filter(method -> method.methodName().equalsString("main"))
        .filter(method -> method.flags().has(AccessFlag.STATIC))
        .anyMatch(method -> method.methodTypeSymbol().parameterList().equals(ARGUMENTS));
  }

  private static boolean has(ClassModel type, String name, MethodTypeDesc shape) {
    return type.methods().stream()
        .filter(method -> method.flags().has(AccessFlag.PUBLIC))
        .filter(method -> method.methodName().equalsString(name))
        .anyMatch(method -> method.methodTypeSymbol().equals(shape));
  }
}
