package dev.lava.build.handler;

import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which method of a name the runtime takes, as the runtime chooses: methods that a compiler made as
 * bridges come last, then the longer list of parameters wins, a {@code Context} at its end counting
 * one more; the first of an accepted shape is it.
 */
final class MethodChoice {
  private static final Comparator<MethodModel> ORDER =
      Comparator.comparing((MethodModel method) -> method.flags().has(AccessFlag.BRIDGE))
          .thenComparing(Comparator.comparingInt(MethodChoice::weight).reversed())
          .thenComparing(MethodChoice::types);

  private MethodChoice() {}

  /** What a parameter takes. */
  private enum Role {
    INPUT("java.io.InputStream"),
    OUTPUT("java.io.OutputStream"),
    CONTEXT("com.amazonaws.services.lambda.runtime.Context"),
    EVENT("");

    private final String className;

    Role(String className) {
      this.className = className;
    }
  }

  static Optional<MethodModel> of(Ancestry ancestry, String name) {
    return ancestry.methods().stream()
        .filter(method -> method.methodName().equalsString(name))
        .sorted(ORDER)
        .filter(method -> isAccepted(roles(method)))
        .findFirst();
  }

  private static boolean isAccepted(List<Role> roles) {
    return switch (roles.size()) {
      case 0, 1 -> true;
      case 2 ->
          roles.get(1) == Role.CONTEXT
              ? roles.get(0) != Role.CONTEXT
              : roles.equals(List.of(Role.INPUT, Role.OUTPUT));
      default -> roles.equals(List.of(Role.INPUT, Role.OUTPUT, Role.CONTEXT));
    };
  }

  private static List<Role> roles(MethodModel method) {
    List<ClassDesc> types = method.methodTypeSymbol().parameterList();
    List<Signature> generic =
        method
            .findAttribute(Attributes.signature())
            .map(attribute -> attribute.asMethodSignature())
            .map(MethodSignature::arguments)
            .filter(arguments -> arguments.size() == types.size())
            .orElse(types.stream().map(Signature::of).toList());
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      // A type variable takes an event, whatever its bound.
      boolean variable = generic.get(i) instanceof Signature.TypeVarSig;
      roles.add(variable ? Role.EVENT : role(name(types.get(i))));
    }
    return roles;
  }

  private static Role role(String className) {
    for (Role role : Role.values()) {
      if (role.className.equals(className)) {
        return role;
      }
    }
    return Role.EVENT;
  }

  private static int weight(MethodModel method) {
    List<ClassDesc> types = method.methodTypeSymbol().parameterList();
    boolean ends = !types.isEmpty() && name(types.getLast()).equals(Role.CONTEXT.className);
    return types.size() + (ends ? 1 : 0);
  }

  private static String types(MethodModel method) {
    StringBuilder types = new StringBuilder();
    for (ClassDesc type : method.methodTypeSymbol().parameterList()) {
      types.append(name(type)).append(',');
    }
    return types.toString();
  }

  /** The name as {@code Class.getName()} gives it. */
  static String name(ClassDesc type) {
    String descriptor = type.descriptorString();
    if (type.isPrimitive()) {
      return type.displayName();
    }
    String dotted = descriptor.replace('/', '.');
    return type.isArray() ? dotted : dotted.substring(1, dotted.length() - 1);
  }
}
