package dev.lava.build.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.lava.runtime.json.EventCodec;
import dev.lava.runtime.json.EventCodecs;
import dev.lava.runtime.json.GeneratedCodec;
import dev.lava.runtime.json.JsonReader;
import dev.lava.runtime.json.TypeView;
import dev.lava.runtime.json.TypeView.Member;
import dev.lava.runtime.json.TypeViews;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the codec of a bean or a record: {@link GeneratedCodec} has the loop over the JSON's
 * members, the class written here what is done with each. Straight code without lambdas and string
 * switches, and few instructions a value, for the first events meet it interpreted.
 */
final class CodecWriter {
  static final ClassDesc CODECS = Emit.desc(EventCodecs.class);
  static final ClassDesc CODEC = Emit.desc(EventCodec.class);
  static final ClassDesc SUPER = Emit.desc(GeneratedCodec.class);
  private static final ClassDesc READER = Emit.desc(JsonReader.class);
  private static final int FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;

  /** What is read without a codec, and by which method of the superclass. */
  private static final Map<Class<?>, String> FAST =
      Map.of(
          String.class, "text",
          int.class, "integer",
          long.class, "whole",
          double.class, "floating",
          boolean.class, "truth");

  private final ClassDesc name;
  private final Class<?> type;
  private final TypeViews views;
  private final List<Member> settable;
  private final List<Member> gettable;
  private final boolean record;
  private final Map<Type, Integer> parts = new LinkedHashMap<>();

  private CodecWriter(
      ClassDesc name,
      Class<?> type,
      TypeViews views,
      List<Member> settable,
      List<Member> gettable,
      boolean record) {
    this.name = name;
    this.type = type;
    this.views = views;
    this.settable = settable;
    this.gettable = gettable;
    this.record = record;
  }

  /**
   * The class file of a codec.
   *
   * @throws IllegalArgumentException where it would be larger than a class file can be
   */
  static byte[] write(ClassDesc name, Class<?> type, TypeViews views, ClassWriter classes) {
    CodecWriter writer =
        switch (views.of(type)) {
          case TypeView.Bean bean ->
              new CodecWriter(name, type, views, bean.settable(), bean.gettable(), false);
          case TypeView.Components components ->
              new CodecWriter(name, type, views, components.members(), components.members(), true);
          default -> throw new IllegalArgumentException("no codec is generated for " + type);
        };
    return classes.write(name, SUPER, writer::contents);
  }

  private void contents(ClassBuilder out) {
    out.withMethodBody(
        INIT_NAME, MethodTypeDesc.of(CD_void, CODECS), ClassFile.ACC_PUBLIC, this::constructor);
    out.withMethodBody("type", MethodTypeDesc.of(CD_String), FINAL, this::typeName);
    out.withMethodBody("begin", MethodTypeDesc.of(CD_Object), FINAL, this::begin);
    out.withMethodBody(
        "end", MethodTypeDesc.of(CD_Object, CD_Object), FINAL, record ? this::make : this::same);
    out.withMethodBody(
        "set", Emit.shape(void.class, int.class, Object.class, JsonReader.class), FINAL, this::set);
    new BodyWriter(type, gettable, record).write(out);
    parts.forEach(
        (part, index) -> {
          // Volatile, for several threads may read their first events at once.
          out.withField("part" + index, CODEC, ClassFile.ACC_PRIVATE | ClassFile.ACC_VOLATILE);
          out.withMethodBody(
              "part" + index,
              MethodTypeDesc.of(CODEC),
              ClassFile.ACC_PRIVATE,
              code -> part(code, part, "part" + index));
        });
  }

  private void constructor(CodeBuilder code) {
    code.aload(0).aload(1).loadConstant(settable.size()).anewarray(CD_String);
    for (int i = 0; i < settable.size(); i++) {
      code.dup().loadConstant(i).loadConstant(settable.get(i).name()).aastore();
    }
    code.invokespecial(SUPER, INIT_NAME, MethodTypeDesc.of(CD_void, CODECS, CD_String.arrayType()))
        .return_();
  }

  private void typeName(CodeBuilder code) {
    code.loadConstant(type.getName()).areturn();
  }

  private void begin(CodeBuilder code) {
    if (!record) {
      code.new_(Emit.desc(type))
          .dup()
          .invokespecial(Emit.desc(type), INIT_NAME, MethodTypeDesc.of(CD_void))
          .areturn();
      return;
    }
    code.loadConstant(settable.size()).anewarray(CD_Object);
    for (int i = 0; i < settable.size(); i++) {
      Type component = part(settable.get(i));
      if (component instanceof Class<?> plain && plain.isPrimitive()) {
        code.dup().loadConstant(i);
        zero(code, plain);
        Emit.box(code, plain);
        code.aastore();
      } else if (views.ofNull(component) != null) {
        code.dup().loadConstant(i);
        codec(code, component)
            .invokeinterface(CODEC, "ofNull", MethodTypeDesc.of(CD_Object))
            .aastore();
      }
    }
    code.areturn();
  }

  private static void zero(CodeBuilder code, Class<?> primitive) {
    if (primitive == long.class) {
      code.lconst_0();
    } else if (primitive == double.class) {
      code.dconst_0();
    } else if (primitive == float.class) {
      code.fconst_0();
    } else {
      code.iconst_0();
    }
  }

  private void same(CodeBuilder code) {
    code.aload(1).areturn();
  }

  private void make(CodeBuilder code) {
    ClassDesc values = CD_Object.arrayType();
    code.aload(1).checkcast(values).astore(2).new_(Emit.desc(type)).dup();
    List<ClassDesc> parameters = new ArrayList<>();
    for (int i = 0; i < settable.size(); i++) {
      Class<?> component = type.getRecordComponents()[i].getType();
      parameters.add(Emit.desc(component));
      code.aload(2).loadConstant(i).aaload();
      Emit.unbox(code, component);
    }
    code.invokespecial(Emit.desc(type), INIT_NAME, MethodTypeDesc.of(CD_void, parameters))
        .areturn();
  }

  private void set(CodeBuilder code) {
    Label done = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < settable.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    if (!cases.isEmpty()) {
      code.iload(1).tableswitch(0, cases.size() - 1, done, cases);
    }
    List<Runnable> handlers = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      code.labelBinding(cases.get(i).target());
      if (record) {
        component(code, i);
      } else {
        property(code, settable.get(i), handlers);
      }
      code.return_();
    }
    code.labelBinding(done).return_();
    handlers.forEach(Runnable::run);
  }

  private void component(CodeBuilder code, int index) {
    code.aload(2).checkcast(CD_Object.arrayType()).loadConstant(index);
    Type part = part(settable.get(index));
    if (FAST.containsKey(part)) {
      fast(code, (Class<?>) part);
      Emit.box(code, (Class<?>) part);
    } else {
      slow(code, part);
    }
    code.aastore();
  }

  private void property(CodeBuilder code, Member member, List<Runnable> handlers) {
    ClassDesc bean = Emit.desc(type);
    Class<?> raw = raw(member);
    Type part = part(member);
    code.aload(2).checkcast(bean);
    if (FAST.containsKey(part) && raw == part) {
      fast(code, raw);
    } else {
      slow(code, part);
      Label start = code.newBoundLabel();
      Emit.unbox(code, raw);
      Label end = code.newBoundLabel();
      if (raw != Object.class) {
        handlers.add(() -> misfit(code, start, end));
      }
    }
    Method setter = member.setter();
    if (setter == null) {
      code.putfield(bean, fieldName(member), Emit.desc(raw));
      return;
    }
    Class<?> result = setter.getReturnType();
    Label start = code.newBoundLabel();
    code.invokevirtual(bean, setter.getName(), Emit.shape(result, raw));
    Label end = code.newBoundLabel();
    Emit.drop(code, result);
    handlers.add(
        () -> {
          code.exceptionCatchAll(start, end, code.newBoundLabel())
              .loadConstant(setter.toString())
              .invokestatic(
                  SUPER,
                  "setterFailed",
                  MethodTypeDesc.of(BodyWriter.FAILURE, BodyWriter.THROWABLE, CD_String))
              .athrow();
        });
  }

  private static void misfit(CodeBuilder code, Label start, Label end) {
    ClassDesc cast = Emit.desc(ClassCastException.class);
    code.exceptionCatch(start, end, code.newBoundLabel(), cast)
        .invokestatic(SUPER, "misfit", MethodTypeDesc.of(BodyWriter.FAILURE, cast))
        .athrow();
  }

  private static Class<?> raw(Member member) {
    if (member.setter() != null) {
      return member.setter().getParameterTypes()[0];
    }
    if (member.field() == null) {
      throw new IllegalArgumentException(member.name() + " cannot be set");
    }
    return member.field().getType();
  }

  private static String fieldName(Member member) {
    if (member.field() == null) {
      throw new IllegalArgumentException(member.name() + " has no field");
    }
    return member.field().getName();
  }

  private static Type part(Member member) {
    Type type = member.type();
    if (type == null) {
      throw new IllegalArgumentException(member.name() + " cannot be set");
    }
    return type;
  }

  private static void fast(CodeBuilder code, Class<?> type) {
    code.aload(3)
        .invokestatic(
            SUPER, FAST.getOrDefault(type, ""), MethodTypeDesc.of(Emit.desc(type), READER));
  }

  private void slow(CodeBuilder code, Type part) {
    codec(code, part)
        .aload(3)
        .invokeinterface(CODEC, "readNullable", MethodTypeDesc.of(CD_Object, READER));
  }

  private CodeBuilder codec(CodeBuilder code, Type part) {
    int index = parts.computeIfAbsent(part, _ -> parts.size());
    return code.aload(0).invokevirtual(name, "part" + index, MethodTypeDesc.of(CODEC));
  }

  /** Finds the codec of a part when it is first needed: parts may lead back here. */
  private void part(CodeBuilder code, Type part, String field) {
    code.aload(0).getfield(name, field, CODEC).astore(1).aload(1);
    code.ifThen(
        java.lang.classfile.Opcode.IFNULL,
        missing -> {
          missing.aload(0).getfield(name, "codecs", CODECS);
          Emit.type(missing, part);
          missing
              .invokevirtual(CODECS, "of", MethodTypeDesc.of(CODEC, Emit.desc(Type.class)))
              .astore(1)
              .aload(0)
              .aload(1)
              .putfield(name, field, CODEC);
        });
    code.aload(1).areturn();
  }
}
