package dev.lava.runtime.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * The diagnostic context of log4j, to which the request id is told as {@code AWSRequestId} where
 * the function logs through AWS's appender. Version 2 and version 1 are told, whichever is there.
 */
final class Log4jContext {
  private static final String NAME = "AWSRequestId";

  private static final List<Method> PUTS = puts();

  private Log4jContext() {}

  static void put(String requestId) {
    for (Method put : PUTS) {
      try {
        put.invoke(null, NAME, requestId);
      } catch (IllegalAccessException | InvocationTargetException e) {
        System.err.println("lava: log4j was not told the request id: " + e);
      }
    }
  }

  private static List<Method> puts() {
    List<Method> puts = new ArrayList<>();
    find(puts, "org.apache.logging.log4j.ThreadContext", String.class);
    find(puts, "org.apache.log4j.MDC", Object.class);
    if (puts.isEmpty()) {
      System.err.println(
          "lava: log4j is not told the request id, for neither org.apache.logging.log4j.ThreadContext"
              + " nor org.apache.log4j.MDC is on the class path. Add log4j-api.");
    }
    return puts;
  }

  private static void find(List<Method> puts, String type, Class<?> value) {
    try {
      puts.add(Class.forName(type).getMethod("put", String.class, value));
    } catch (ReflectiveOperationException | LinkageError e) {
      return; // the other version is there, or none
    }
  }
}
