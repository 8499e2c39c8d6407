package dev.lava.build.codegen;

import static java.lang.constant.ConstantDescs.CD_String;

import dev.lava.runtime.json.JsonException;
import dev.lava.runtime.json.JsonWriter;
import dev.lava.runtime.json.TypeView.Member;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Writes the method by which a codec shows an object: member by member, without those of null. */
final class BodyWriter {
  static final ClassDesc FAILURE = Emit.desc(JsonException.class);
  static final ClassDesc THROWABLE = Emit.desc(Throwable.class);
  private static final ClassDesc OUT = Emit.desc(JsonWriter.class);
  private static final MethodTypeDesc NOTHING = Emit.shape(void.class);

  private final Class<?> type;
  private final List<Member> members;
  private final boolean record;

  BodyWriter(Class<?> type, List<Member> members, boolean record) {
    this.type = type;
    this.members = members;
    this.record = record;
  }

  void write(ClassBuilder out) {
    out.withMethodBody(
        "write",
        Emit.shape(void.class, JsonWriter.class, Object.class),
        ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
        this::body);
  }

  private void body(CodeBuilder code) {
    List<Runnable> handlers = new ArrayList<>();
    code.aload(2).checkcast(Emit.desc(type)).astore(3);
    code.aload(1).invokevirtual(OUT, "beginObject", NOTHING);
    for (Member member : members) {
      Class<?> shown = get(code, member, handlers);
      Label next = code.newLabel();
      if (!shown.isPrimitive()) {
        code.aload(4).ifnull(next);
      }
      Label start = code.newBoundLabel();
      show(code, member.name(), shown);
      Label end = code.newBoundLabel();
      code.labelBinding(next);
      handlers.add(
          () ->
              code.exceptionCatch(start, end, code.newBoundLabel(), FAILURE)
                  .loadConstant(member.name())
                  .invokestatic(
                      CodecWriter.SUPER,
                      "partFailed",
                      MethodTypeDesc.of(FAILURE, FAILURE, CD_String))
                  .athrow());
    }
    code.aload(1).invokevirtual(OUT, "endObject", NOTHING).return_();
    handlers.forEach(Runnable::run);
  }

  /** Gets the value of a member into the variable 4; says what it is declared as. */
  private Class<?> get(CodeBuilder code, Member member, List<Runnable> handlers) {
    ClassDesc owner = Emit.desc(type);
    Class<?> shown;
    code.aload(3);
    if (member.getter() == null) {
      if (member.field() == null) {
        throw new IllegalArgumentException(member.name() + " cannot be got");
      }
      shown = member.field().getType();
      code.getfield(owner, member.field().getName(), Emit.desc(shown));
    } else {
      shown = member.getter().getReturnType();
      Label start = code.newBoundLabel();
      code.invokevirtual(owner, member.getter().getName(), Emit.shape(shown));
      Label end = code.newBoundLabel();
      handlers.add(() -> failed(code, start, end, member));
    }
    code.storeLocal(TypeKind.from(shown), 4);
    return shown;
  }

  private void failed(CodeBuilder code, Label start, Label end, Member member) {
    code.exceptionCatchAll(start, end, code.newBoundLabel());
    if (record) {
      code.loadConstant(member.name())
          .invokestatic(
              CodecWriter.SUPER,
              "accessorFailed",
              MethodTypeDesc.of(FAILURE, THROWABLE, CD_String));
    } else {
      code.loadConstant(String.valueOf(member.getter()))
          .loadConstant(member.name())
          .invokestatic(
              CodecWriter.SUPER,
              "getterFailed",
              MethodTypeDesc.of(FAILURE, THROWABLE, CD_String, CD_String));
    }
    code.athrow();
  }

  private static void show(CodeBuilder code, String name, Class<?> shown) {
    code.aload(1);
    if (isPlain(name)) {
      code.loadConstant(",\"" + name + "\":").invokevirtual(OUT, "plainName", text());
    } else {
      code.loadConstant(name).invokevirtual(OUT, "name", text());
    }
    if (shown == boolean.class) {
      code.aload(1).iload(4).invokevirtual(OUT, "bool", Emit.shape(void.class, boolean.class));
    } else if (shown == double.class) {
      code.aload(1).dload(4).invokevirtual(OUT, "number", Emit.shape(void.class, double.class));
    } else if (shown == long.class) {
      code.aload(1).lload(4).invokevirtual(OUT, "number", Emit.shape(void.class, long.class));
    } else if (shown == int.class || shown == short.class || shown == byte.class) {
      code.aload(1).iload(4).i2l();
      code.invokevirtual(OUT, "number", Emit.shape(void.class, long.class));
    } else if (shown == String.class) {
      code.aload(1).aload(4).invokevirtual(OUT, "string", text());
    } else {
      code.aload(0).aload(1).loadLocal(TypeKind.from(shown), 4);
      if (shown.isPrimitive()) {
        Emit.box(code, shown);
      }
      code.invokevirtual(
          CodecWriter.SUPER, "part", Emit.shape(void.class, JsonWriter.class, Object.class));
    }
  }

  private static MethodTypeDesc text() {
    return Emit.shape(void.class, String.class);
  }

  /** Whether a name stands in JSON as it is. */
  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\');
  }
}
