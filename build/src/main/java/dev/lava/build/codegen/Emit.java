package dev.lava.build.codegen;

import dev.lava.runtime.type.TypeBindings;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Sequences of instructions that several classes need. */
final class Emit {
  private static final ClassDesc TYPE = ClassDesc.of(Type.class.getName());
  private static final ClassDesc BINDINGS = ClassDesc.of(TypeBindings.class.getName());

  private Emit() {}

  static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  static MethodTypeDesc shape(Class<?> result, Class<?>... parameters) {
    ClassDesc[] described = new ClassDesc[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      described[i] = desc(parameters[i]);
    }
    return MethodTypeDesc.of(desc(result), described);
  }

  /** The constructor that takes nothing and does nothing. */
  static void constructor(ClassBuilder out, ClassDesc superclass) {
    MethodTypeDesc nothing = MethodTypeDesc.of(ConstantDescs.CD_void);
    out.withMethodBody(
        ConstantDescs.INIT_NAME,
        nothing,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0).invokespecial(superclass, ConstantDescs.INIT_NAME, nothing).return_());
  }

  /** Leaves a type without variables on the stack. */
  static void type(CodeBuilder code, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      type(code, generic.getRawType());
      code.loadConstant(arguments.length).anewarray(TYPE);
      for (int i = 0; i < arguments.length; i++) {
        code.dup().loadConstant(i);
        type(code, arguments[i]);
        code.aastore();
      }
      code.invokestatic(
          BINDINGS, "bound", MethodTypeDesc.of(TYPE, ConstantDescs.CD_Class, TYPE.arrayType()));
    } else {
      loadClass(code, (Class<?>) type);
    }
  }

  /** Makes the reference on the stack a value of a class, which may be primitive. */
  static void unbox(CodeBuilder code, Class<?> type) {
    if (type.isPrimitive()) {
      ClassDesc box = box(type);
      code.checkcast(box)
          .invokevirtual(box, type.getName() + "Value", MethodTypeDesc.of(desc(type)));
    } else if (type != Object.class) {
      code.checkcast(desc(type));
    }
  }

  /** Makes the value of a class on the stack a reference; of none, null. */
  static void box(CodeBuilder code, Class<?> type) {
    if (type == void.class) {
      code.aconst_null();
    } else if (type.isPrimitive()) {
      code.invokestatic(box(type), "valueOf", MethodTypeDesc.of(box(type), desc(type)));
    }
  }

  /** Drops the value of a class from the stack. */
  static void drop(CodeBuilder code, Class<?> type) {
    int slots = TypeKind.from(type).slotSize();
    if (slots == 1) {
      code.pop();
    } else if (slots == 2) {
      code.pop2();
    }
  }

  private static void loadClass(CodeBuilder code, Class<?> type) {
    if (type.isPrimitive()) {
      code.getstatic(box(type), "TYPE", ConstantDescs.CD_Class);
    } else {
      code.loadConstant(desc(type));
    }
  }

  private static ClassDesc box(Class<?> primitive) {
    return desc(java.lang.invoke.MethodType.methodType(primitive).wrap().returnType());
  }
}
