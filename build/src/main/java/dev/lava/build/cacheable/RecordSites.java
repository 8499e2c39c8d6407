package dev.lava.build.cacheable;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the methods that the compiler left to {@link java.lang.runtime.ObjectMethods}. */
final class RecordSites {
  static final String BOOTSTRAP = "java/lang/runtime/ObjectMethods";

  /** One or two arguments, the call and the return. */
  private static final int LONGEST = 4;

  private RecordSites() {}

  /** The three methods of the record that a method is one of; empty for any other method. */
  static Optional<RecordMethods> in(MethodModel method, ClassModel type) {
    return method.code().flatMap(RecordSites::site).flatMap(site -> methods(site, type));
  }

  /** The call of a method that does nothing else. */
  private static Optional<InvokeDynamicInstruction> site(CodeModel code) {
    List<Instruction> instructions = new ArrayList<>();
    for (var element : code) {
      if (element instanceof Instruction instruction) {
        instructions.add(instruction);
      }
    }
    int call = instructions.size() - 2;
    return call >= 1
            && instructions.size() <= LONGEST
            && instructions.get(call) instanceof InvokeDynamicInstruction site
            && isRecords(site)
        ? Optional.of(site)
        : Optional.empty();
  }

  private static boolean isRecords(InvokeDynamicInstruction site) {
    DirectMethodHandleDesc bootstrap = site.bootstrapMethod();
    return bootstrap.owner().equals(ClassDesc.ofInternalName(BOOTSTRAP))
        && bootstrap.methodName().equals("bootstrap");
  }

  /**
   * Its arguments are the record, its components' names joined by semicolons, and a getter each.
   */
  private static Optional<RecordMethods> methods(InvokeDynamicInstruction site, ClassModel type) {
    List<ConstantDesc> arguments = site.bootstrapArgs();
    ClassDesc record = type.thisClass().asSymbol();
    if (arguments.size() < 2
        || !arguments.get(0).equals(record)
        || !(arguments.get(1) instanceof String joined)) {
      return Optional.empty();
    }
    List<RecordMethods.Component> components = new ArrayList<>();
    for (ConstantDesc argument : arguments.subList(2, arguments.size())) {
      if (!(argument instanceof DirectMethodHandleDesc getter)
          || getter.kind() != DirectMethodHandleDesc.Kind.GETTER
          || !getter.owner().equals(record)) {
        return Optional.empty();
      }
      components.add(
          new RecordMethods.Component(getter.methodName(), getter.invocationType().returnType()));
    }
    List<String> names = components.stream().map(RecordMethods.Component::name).toList();
    return String.join(";", names).equals(joined)
        ? Optional.of(new RecordMethods(record, simpleName(type), components))
        : Optional.empty();
  }

  /** As {@link Class#getSimpleName} has it. */
  private static String simpleName(ClassModel type) {
    String internal = type.thisClass().asInternalName();
    return type.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(inner -> inner.classes().stream())
        .filter(inner -> inner.innerClass().asInternalName().equals(internal))
        .map(InnerClassInfo::innerName)
        .flatMap(Optional::stream)
        .map(Utf8Entry::stringValue)
        .findFirst()
        .orElseGet(() -> internal.substring(internal.lastIndexOf('/') + 1));
  }
}
