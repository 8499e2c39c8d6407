package dev.lava.build.codegen;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.GeneratedCodecs;
import dev.lava.runtime.launch.DirectFunction;
import dev.lava.runtime.launch.LaunchPlan;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the class that a start begins with, and the indexes of the codecs.
 *
 * @param handler the handler's name
 * @param jars names, sizes and times of the class path's jars, as the plan has them
 * @param serializer whether the function brings a serializer
 * @param annotated whether the event's and the answer's types are Jackson's
 * @param function the class that calls the function
 * @param indexes the classes that know the event's and the answer's codecs
 */
record PlanWriter(
    String handler,
    List<String> jars,
    boolean serializer,
    List<Boolean> annotated,
    Optional<ClassDesc> function,
    List<ClassDesc> indexes) {
  private static final ClassDesc SUPER = Emit.desc(LaunchPlan.class);
  private static final ClassDesc DIRECT = Emit.desc(DirectFunction.class);
  private static final ClassDesc INDEX = Emit.desc(GeneratedCodecs.class);
  private static final int FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;

  byte[] write(ClassWriter classes) {
    return classes.write(
        ClassDesc.of(LaunchPlan.CLASS),
        SUPER,
        out -> {
          Emit.constructor(out, SUPER);
          out.withMethodBody(
              "rules",
              MethodTypeDesc.of(CD_int),
              FINAL,
              code -> code.loadConstant(LaunchPlan.RULES).ireturn());
          out.withMethodBody("jars", MethodTypeDesc.of(CD_String.arrayType()), FINAL, this::jars);
          out.withMethodBody(
              "handler",
              MethodTypeDesc.of(CD_String),
              FINAL,
              code -> code.loadConstant(handler).areturn());
          out.withMethodBody(
              "hasSerializer",
              MethodTypeDesc.of(CD_boolean),
              FINAL,
              code -> code.loadConstant(serializer ? 1 : 0).ireturn());
          out.withMethodBody(
              "isAnnotated", MethodTypeDesc.of(CD_boolean, CD_boolean), FINAL, this::isAnnotated);
          out.withMethodBody("function", MethodTypeDesc.of(DIRECT), FINAL, this::function);
          out.withMethodBody("codecs", MethodTypeDesc.of(INDEX, CD_boolean), FINAL, this::codecs);
        });
  }

  private void jars(CodeBuilder code) {
    code.loadConstant(jars.size()).anewarray(CD_String);
    for (int i = 0; i < jars.size(); i++) {
      code.dup().loadConstant(i).loadConstant(jars.get(i)).aastore();
    }
    code.areturn();
  }

  private void isAnnotated(CodeBuilder code) {
    Label answer = code.newLabel();
    code.iload(1).ifne(answer).loadConstant(annotated.getFirst() ? 1 : 0).ireturn();
    code.labelBinding(answer).loadConstant(annotated.getLast() ? 1 : 0).ireturn();
  }

  private void function(CodeBuilder code) {
    if (function.isPresent()) {
      make(code, function.get());
    } else {
      code.aconst_null();
    }
    code.areturn();
  }

  private void codecs(CodeBuilder code) {
    Label answer = code.newLabel();
    code.iload(1).ifne(answer);
    make(code, indexes.getFirst());
    code.areturn().labelBinding(answer);
    make(code, indexes.getLast());
    code.areturn();
  }

  private static void make(CodeBuilder code, ClassDesc type) {
    code.new_(type).dup().invokespecial(type, INIT_NAME, MethodTypeDesc.of(CD_void));
  }

  /** The class that makes each codec by the name of what it reads and writes. */
  static byte[] index(ClassDesc name, Map<String, ClassDesc> codecs, ClassWriter classes) {
    return classes.write(
        name,
        ConstantDescs.CD_Object,
        out -> {
          out.withInterfaceSymbols(INDEX);
          out.withMethodBody(
              INIT_NAME,
              MethodTypeDesc.of(CD_void),
              ClassFile.ACC_PUBLIC,
              code ->
                  code.aload(0)
                      .invokespecial(ConstantDescs.CD_Object, INIT_NAME, MethodTypeDesc.of(CD_void))
                      .return_());
          out.withMethodBody(
              "codec",
              MethodTypeDesc.of(CodecWriter.CODEC, CD_String, Emit.desc(EventCodecs.class)),
              FINAL,
              code -> find(code, codecs));
        });
  }

  private static void find(CodeBuilder code, Map<String, ClassDesc> codecs) {
    codecs.forEach(
        (type, codec) -> {
          Label next = code.newLabel();
          code.loadConstant(type)
              .aload(1)
              .invokevirtual(
                  CD_String, "equals", MethodTypeDesc.of(CD_boolean, ConstantDescs.CD_Object))
              .ifeq(next)
              .new_(codec)
              .dup()
              .aload(2)
              .invokespecial(
                  codec, INIT_NAME, MethodTypeDesc.of(CD_void, Emit.desc(EventCodecs.class)))
              .areturn()
              .labelBinding(next);
        });
    code.aconst_null().areturn();
  }
}
