package dev.lava.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** AWS's runtime client for Java, as a test starts it in a process of its own. */
public final class AwsRuntimeClient {
  /** Its main class; the handler is the one argument. */
  public static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private AwsRuntimeClient() {}

  /**
   * The argument for its JVM that names its native library, unpacked into a file of this process's
   * own. The client by itself unpacks it to one path in {@code /tmp} and exits where another user
   * of the machine has done so before.
   */
  public static String nativeLibrary() throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String resource = "jni/libaws-lambda-jni.linux-%s.so".formatted(architecture);
    Path file = Files.createTempFile("aws-runtime-client", ".so");
    file.toFile().deleteOnExit();
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("AWS's runtime client is not on the class path: no " + resource);
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return "-D" + PROPERTY + "=" + file;
  }
}
