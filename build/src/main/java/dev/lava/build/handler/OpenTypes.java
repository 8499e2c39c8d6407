package dev.lava.build.handler;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.Signature.ClassTypeSig;
import java.lang.classfile.Signature.TypeArg;
import java.lang.classfile.Signature.TypeParam;
import java.lang.classfile.Signature.TypeVarSig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a class says what the type parameters of an interface above it stand for. */
final class OpenTypes {
  private final FunctionClasses classes;
  private final String contract;

  OpenTypes(FunctionClasses classes, Contract contract) {
    this.classes = classes;
    this.contract = contract.className();
  }

  /** Whether a parameter is left open, or bound to a variable without an upper bound. */
  boolean in(ClassModel type) throws IOException {
    return find(type, Map.of()).orElse(false);
  }

  /**
   * Looks for the interface above a class.
   *
   * @param bindings whether each of the class's own type parameters is open; those that are missing
   *     are variables that nothing binds
   * @return empty where the interface is not above it
   */
  private Optional<Boolean> find(ClassModel type, Map<String, Boolean> bindings)
      throws IOException {
    Optional<ClassSignature> signature =
        type.findAttribute(Attributes.signature()).map(attribute -> attribute.asClassSignature());
    Map<String, Boolean> variables = new HashMap<>();
    for (TypeParam parameter : signature.map(ClassSignature::typeParameters).orElse(List.of())) {
      variables.put(parameter.identifier(), !isBounded(parameter));
    }
    variables.putAll(bindings);
    for (ClassTypeSig supertype : supertypes(type, signature)) {
      List<Boolean> open =
          supertype.typeArgs().stream().map(argument -> isOpen(argument, variables)).toList();
      String name = supertype.className().replace('/', '.');
      if (name.equals(contract)) {
        return Optional.of(open.isEmpty() || open.contains(true));
      }
      Optional<ClassModel> model = classes.findAnywhere(name);
      if (model.isPresent()) {
        Optional<Boolean> found = find(model.get(), bindings(model.get(), open));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static List<ClassTypeSig> supertypes(
      ClassModel type, Optional<ClassSignature> signature) {
    List<ClassTypeSig> supertypes = new ArrayList<>();
    if (signature.isPresent()) {
      supertypes.add(signature.get().superclassSignature());
      supertypes.addAll(signature.get().superinterfaceSignatures());
    } else {
      type.superclass().ifPresent(entry -> supertypes.add(ClassTypeSig.of(entry.asSymbol())));
      type.interfaces().forEach(entry -> supertypes.add(ClassTypeSig.of(entry.asSymbol())));
    }
    return supertypes;
  }

  private static Map<String, Boolean> bindings(ClassModel type, List<Boolean> open) {
    List<TypeParam> parameters =
        type.findAttribute(Attributes.signature())
            .map(attribute -> attribute.asClassSignature().typeParameters())
            .orElse(List.of());
    Map<String, Boolean> bindings = new HashMap<>();
    for (int i = 0; i < Math.min(open.size(), parameters.size()); i++) {
      bindings.put(parameters.get(i).identifier(), open.get(i));
    }
    return bindings;
  }

  private static boolean isOpen(TypeArg argument, Map<String, Boolean> variables) {
    return argument instanceof TypeArg.Bounded bounded
        && bounded.boundType() instanceof TypeVarSig variable
        && variables.getOrDefault(variable.identifier(), true);
  }

  private static boolean isBounded(TypeParam parameter) {
    boolean byClass = parameter.classBound().filter(bound -> !isObject(bound)).isPresent();
    return byClass || !parameter.interfaceBounds().isEmpty();
  }

  private static boolean isObject(Signature bound) {
    return bound instanceof ClassTypeSig type && type.className().equals("java/lang/Object");
  }
}
