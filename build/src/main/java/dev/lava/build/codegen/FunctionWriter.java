package dev.lava.build.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lava.runtime.handler.Declaration;
import dev.lava.runtime.handler.Declaration.Shape;
import dev.lava.runtime.launch.DirectFunction;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Writes the class that makes and calls a function without reflection. */
final class FunctionWriter {
  private static final ClassDesc SUPER = Emit.desc(DirectFunction.class);
  private static final int FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;

  private final Declaration function;
  private final Access access;

  private FunctionWriter(Declaration function, Access access) {
    this.function = function;
    this.access = access;
  }

  /** The class file; it goes beside the function's class. */
  static byte[] write(ClassDesc name, Declaration function, ClassWriter classes) {
    FunctionWriter writer =
        new FunctionWriter(function, Access.beside(function.type(), classes.loader()));
    return classes.write(
        name,
        SUPER,
        out -> {
          Emit.constructor(out, SUPER);
          out.withMethodBody(
              "isConstructible",
              MethodTypeDesc.of(CD_boolean),
              FINAL,
              code -> code.loadConstant(writer.isConstructible() ? 1 : 0).ireturn());
          out.withMethodBody("instance", MethodTypeDesc.of(CD_Object), FINAL, writer::instance);
          out.withMethodBody("parameters", MethodTypeDesc.of(CD_String), FINAL, writer::parameters);
          out.withMethodBody(
              "call",
              MethodTypeDesc.of(CD_Object, CD_Object, CD_Object.arrayType()),
              FINAL,
              writer::call);
          out.withMethodBody("type", Emit.shape(Type.class, boolean.class), FINAL, writer::type);
        });
  }

  private boolean isConstructible() {
    Method method = function.method();
    return (method == null || !Modifier.isStatic(method.getModifiers())) && constructor() != null;
  }

  private @Nullable Constructor<?> constructor() {
    Class<?> type = function.type();
    try {
      return Modifier.isAbstract(type.getModifiers()) ? null : type.getConstructor();
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private void instance(CodeBuilder code) {
    if (isConstructible()) {
      ClassDesc type = Emit.desc(function.type());
      code.new_(type).dup().invokespecial(type, INIT_NAME, MethodTypeDesc.of(CD_void)).areturn();
    } else {
      refuse(code);
    }
  }

  private void parameters(CodeBuilder code) {
    String letters = letters();
    if (letters == null) {
      code.aconst_null();
    } else {
      code.loadConstant(letters);
    }
    code.areturn();
  }

  /** What the method's parameters are for; null where it cannot be called from here. */
  private @Nullable String letters() {
    Method method = function.method();
    if (method == null
        || function.shape() != Shape.METHOD
        || !(Modifier.isStatic(method.getModifiers()) || isConstructible())
        || !access.allows(function.answer())
        || !access.allows(function.event())) {
      return null;
    }
    StringBuilder letters = new StringBuilder();
    Type[] generic = method.getGenericParameterTypes();
    for (int i = 0; i < generic.length; i++) {
      if (!access.allows(method.getParameterTypes()[i])) {
        return null;
      }
      letters.append(
          generic[i] == Context.class
              ? 'C'
              : generic[i] == InputStream.class
                  ? 'I'
                  : generic[i] == OutputStream.class ? 'O' : 'E');
    }
    return letters.toString();
  }

  private void call(CodeBuilder code) {
    Method method = function.method();
    if (method == null || letters() == null) {
      refuse(code);
      return;
    }
    ClassDesc owner = Emit.desc(function.type());
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    if (!isStatic) {
      code.aload(1).checkcast(owner);
    }
    Class<?>[] parameters = method.getParameterTypes();
    for (int i = 0; i < parameters.length; i++) {
      code.aload(2).loadConstant(i).aaload();
      Emit.unbox(code, parameters[i]);
    }
    MethodTypeDesc shape = Emit.shape(method.getReturnType(), parameters);
    if (isStatic) {
      // Inherited static methods are found through the class that the handler names, an
      // interface's only through itself.
      code.invokestatic(owner, method.getName(), shape, function.type().isInterface());
    } else {
      code.invokevirtual(owner, method.getName(), shape);
    }
    Emit.box(code, method.getReturnType());
    code.areturn();
  }

  private void type(CodeBuilder code) {
    boolean known =
        (function.shape() == Shape.OBJECTS || letters() != null)
            && access.allows(function.event())
            && access.allows(function.answer());
    if (!known) {
      code.aconst_null().areturn();
      return;
    }
    Label answer = code.newLabel();
    code.iload(1).ifne(answer);
    Emit.type(code, function.event());
    code.areturn().labelBinding(answer);
    Emit.type(code, function.answer());
    code.areturn();
  }

  private static void refuse(CodeBuilder code) {
    ClassDesc exception = Emit.desc(IllegalStateException.class);
    code.new_(exception)
        .dup()
        .invokespecial(exception, INIT_NAME, MethodTypeDesc.of(CD_void))
        .athrow();
  }
}
