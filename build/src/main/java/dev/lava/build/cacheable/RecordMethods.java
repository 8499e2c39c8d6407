package dev.lava.build.cacheable;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * The three methods that a record has by itself, written out: what {@link
 * java.lang.runtime.ObjectMethods} composes of method handles at their first call.
 *
 * @param record the record
 * @param simpleName its name in {@code toString}
 * @param components what the methods are made of, in order
 */
record RecordMethods(ClassDesc record, String simpleName, List<Component> components) {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

  record Component(String name, ClassDesc type) {}

  /** Writes the body of one of them: {@code equals}, {@code hashCode} or {@code toString}. */
  void write(String method, CodeBuilder code) {
    switch (method) {
      case "equals" -> writeEquals(code);
      case "hashCode" -> writeHashCode(code);
      case "toString" -> writeToString(code);
      default -> throw new IllegalArgumentException("records have no method " + method);
    }
  }

  private void writeEquals(CodeBuilder code) {
    Label type = code.newLabel();
    Label compare = code.newLabel();
    Label different = code.newLabel();
    code.aload(0).aload(1).if_acmpne(type).iconst_1().ireturn();
    code.labelBinding(type).aload(1).instanceOf(record).ifne(compare).iconst_0().ireturn();
    code.labelBinding(compare).aload(1).checkcast(record).astore(2);
    for (Component component : components) {
      code.aload(0).getfield(record, component.name(), component.type());
      code.aload(2).getfield(record, component.name(), component.type());
      branchUnlessEqual(code, component.type(), different);
    }
    code.iconst_1().ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  /** Numbers with a point as {@code compare} has it: NaN equals itself, and 0.0 is not -0.0. */
  private static void branchUnlessEqual(CodeBuilder code, ClassDesc type, Label different) {
    switch (TypeKind.from(type)) {
      case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.if_icmpne(different);
      case LONG -> code.lcmp().ifne(different);
      case FLOAT, DOUBLE ->
          code.invokestatic(wrapper(type), "compare", MethodTypeDesc.of(CD_int, type, type))
              .ifne(different);
      case REFERENCE ->
          code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
              .ifeq(different);
      case VOID -> throw new IllegalArgumentException("a component has a value");
    }
  }

  private void writeHashCode(CodeBuilder code) {
    code.iconst_0();
    for (Component component : components) {
      ClassDesc type = component.type();
      code.bipush(31).imul();
      code.aload(0).getfield(record, component.name(), type);
      if (type.isPrimitive()) {
        code.invokestatic(wrapper(type), "hashCode", MethodTypeDesc.of(CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void writeToString(CodeBuilder code) {
    code.new_(BUILDER).dup();
    code.invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    String before = simpleName + "[";
    for (Component component : components) {
      append(code.ldc(before + component.name() + "="), CD_String);
      append(code.aload(0).getfield(record, component.name(), component.type()), component.type());
      before = ", ";
    }
    append(code.ldc(components.isEmpty() ? before + "]" : "]"), CD_String);
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
  }

  /** Appends what {@link String#valueOf} makes of the value on the stack. */
  private static void append(CodeBuilder code, ClassDesc type) {
    ClassDesc taken =
        switch (TypeKind.from(type)) {
          case BYTE, SHORT -> CD_int;
          case REFERENCE -> type.equals(CD_String) ? type : CD_Object;
          default -> type;
        };
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, taken));
  }

  private static ClassDesc wrapper(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException("no primitive");
    };
  }
}
