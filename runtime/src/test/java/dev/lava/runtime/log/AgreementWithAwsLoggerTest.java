package dev.lava.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.api.client.api.LambdaContext;
import com.amazonaws.services.lambda.runtime.api.client.logging.FramedTelemetryLogSink;
import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lava.runtime.StrictJson;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same calls of our logger and of AWS's, each into a file of frames. */
class AgreementWithAwsLoggerTest {
  private static final @Nullable String[] MESSAGES = {
    "plain", "", null, "line\n", "é ☃ 😀", "\"quoted\" \\ / \u0001 \u2028 <&='>", "a\nb\r\n\tc"
  };

  @TempDir Path directory;

  /** A frame without its time. */
  private record Frame(int type, String record) {}

  @ParameterizedTest
  @EnumSource
  void frames_of_text_are_the_same(LogLevel threshold) throws IOException {
    assertThat(ours(threshold, LogFormat.TEXT)).isEqualTo(theirs(threshold, LogFormat.TEXT));
  }

  @ParameterizedTest
  @EnumSource
  void frames_of_JSON_have_the_same_members_in_the_same_order(LogLevel threshold)
      throws IOException {
    List<Frame> ours = ours(threshold, LogFormat.JSON);
    List<Frame> theirs = theirs(threshold, LogFormat.JSON);

    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.size(); i++) {
      Map<String, Object> our = members(ours.get(i).record());
      Map<String, Object> their = members(theirs.get(i).record());
      assertThat(ours.get(i).type()).isEqualTo(theirs.get(i).type());
      assertThat(ours.get(i).record()).endsWith("}\n");
      assertThat(our).isEqualTo(their);
      assertThat(our.keySet()).containsExactlyElementsOf(their.keySet());
    }
  }

  private List<Frame> ours(LogLevel threshold, LogFormat format) throws IOException {
    boolean json = format == LogFormat.JSON;
    Path file = directory.resolve("ours");
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      LogSink none = (level, bytes, from, to) -> {};
      RecordLogger logger =
          new RecordLogger(
              threshold,
              json,
              new Records(
                  json ? new JsonLayout() : new TextLayout(),
                  new TelemetryDescriptor(out, !json, none)),
              new CurrentInvocation(false));
      log(logger, json);
      logger.begin("request-1", "tenant-1");
      log(logger, json);
      logger.end();
    }
    return frames(file);
  }

  private List<Frame> theirs(LogLevel threshold, LogFormat format) throws IOException {
    Path file = directory.resolve("theirs");
    try (FileOutputStream out = new FileOutputStream(file.toFile());
        LambdaContextLogger logger =
            new LambdaContextLogger(new FramedTelemetryLogSink(out.getFD()), threshold, format)) {
      log(logger, format == LogFormat.JSON);
      logger.setLambdaContext(
          new LambdaContext(
              128, 0, "request-1", "", "", "", null, "", "arn", "tenant-1", null, null));
      log(logger, format == LogFormat.JSON);
    }
    return frames(file);
  }

  private static void log(LambdaLogger logger, boolean json) {
    for (String message : MESSAGES) {
      logger.log(message);
      // Bytes that are no JSON are passed on by AWS's even so; see JsonLoggingTest.
      byte[] bytes =
          message == null || json
              ? "{\"x\":1}\n".getBytes(StandardCharsets.UTF_8)
              : message.getBytes(StandardCharsets.UTF_8);
      logger.log(bytes);
      for (LogLevel level : LogLevel.values()) {
        logger.log(message, level);
        logger.log(bytes, level);
      }
    }
  }

  private static List<Frame> frames(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    List<Frame> frames = new ArrayList<>();
    while (bytes.hasRemaining()) {
      int type = bytes.getInt();
      byte[] record = new byte[bytes.getInt()];
      long micros = bytes.getLong();
      assertThat(Math.abs(micros / 1000 - System.currentTimeMillis())).isLessThan(3_600_000);
      bytes.get(record);
      frames.add(new Frame(type, new String(record, StandardCharsets.UTF_8)));
    }
    return frames;
  }

  /** The members but for the time itself. */
  private static Map<String, Object> members(String record) {
    Map<String, Object> members = new LinkedHashMap<>(StrictJson.object(record));
    members.computeIfPresent(
        "timestamp",
        (name, time) ->
            String.valueOf(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    return members;
  }
}
