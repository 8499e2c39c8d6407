package dev.lava.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lava.functions.LoggingFunctions;
import dev.lava.functions.ProcessFunctions;
import dev.lava.runtime.FixedRuntimeApi.Manner;
import dev.lava.testing.RequiredTool;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is given a descriptor for its log, opened by the shell that starts it. */
class TelemetryDescriptorTest {
  private static final int TEXT = 0xa55a0003;
  private static final int WARN_TEXT = 0xa55a0013;
  private static final int ERROR_TEXT = 0xa55a0017;
  private static final int JSON = 0xa55a0002;
  private static final int ERROR_JSON = 0xa55a0016;

  @TempDir Path directory;

  private record Frame(int type, String record) {}

  @ParameterizedTest
  @ValueSource(strings = {RuntimeProcess.OURS, RuntimeProcess.AWS})
  void each_message_is_a_frame_in_a_pipe(String mainClass) throws Exception {
    List<Frame> frames = throughPipe(mainClass, ProcessFunctions.Logs.class, "TEXT");

    assertThat(frames)
        .containsExactly(
            new Frame(TEXT, "plain\n"),
            new Frame(0xa55a000b, "[DEBUG] low\n"),
            new Frame(ERROR_TEXT, "[ERROR] high\n"),
            new Frame(WARN_TEXT, "[WARN] global é\n"),
            new Frame(TEXT, "bytes\n"));
  }

  @Test
  void it_may_be_a_socket() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String opened = "<>/dev/tcp/127.0.0.1/" + server.getLocalPort();
      List<Frame> frames =
          run(
              RuntimeProcess.OURS,
              opened,
              ProcessFunctions.Logs.class,
              "TEXT",
              () -> {
                try (Socket socket = server.accept()) {
                  return socket.getInputStream().readAllBytes();
                }
              });

      assertThat(frames).hasSize(5).contains(new Frame(WARN_TEXT, "[WARN] global é\n"));
    }
  }

  @Test
  void what_is_printed_at_once_is_one_frame() throws Exception {
    List<Frame> frames = throughPipe(RuntimeProcess.OURS, LoggingFunctions.Prints.class, "TEXT");

    assertThat(frames).extracting(Frame::type).containsOnly(TEXT);
    assertThat(frames)
        .extracting(Frame::record)
        .containsExactly(
            "a line, é\n",
            "a line 2\n",
            "another \n",
            "two\nlines\n",
            "{\"own\":{\"json\":[1,true]}}\n",
            "{a=1}\n",
            "\n",
            "unfinished");
  }

  @Test
  void a_trace_is_one_frame() throws Exception {
    List<Frame> frames = throughPipe(RuntimeProcess.OURS, LoggingFunctions.Traces.class, "TEXT");

    assertThat(frames).hasSize(3);
    assertThat(frames.get(0).record())
        .startsWith("java.lang.IllegalStateException: no order 7\n\tat dev.lava.functions.")
        .contains("\nCaused by: java.io.IOException: disk\n")
        .endsWith(" more\n");
    assertThat(frames.get(1)).isEqualTo(new Frame(TEXT, "after\n"));
    assertThat(frames.get(2).record())
        .startsWith("Exception in thread \"worker\" java.lang.IllegalStateException: no order 7\n")
        .endsWith(" more\n");
  }

  @Test
  void JSON_goes_there_too() throws Exception {
    List<Frame> frames = throughPipe(RuntimeProcess.OURS, LoggingFunctions.Traces.class, "JSON");

    assertThat(frames).extracting(Frame::type).containsExactly(ERROR_JSON, JSON, ERROR_JSON);
    assertThat(StrictJson.object(frames.get(1).record()))
        .containsEntry("message", "after")
        .containsEntry("AWSRequestId", "request-1");
  }

  @Nested
  class One_that_cannot_be_used {
    @Test
    void for_it_is_no_number_leaves_the_standard_output_and_says_so() throws Exception {
      assertThat(output("three"))
          .startsWith(
              "lava: the log goes to the standard output, for the descriptor 'three'"
                  + " (_LAMBDA_TELEMETRY_LOG_FD) cannot be used: ")
          .endsWith("\nplain\n[DEBUG] low\n[ERROR] high\n[WARN] global é\nbytes\n");
    }

    @Test
    void for_it_is_not_open_leaves_the_standard_output_and_says_so() throws Exception {
      assertThat(output("4711"))
          .isEqualTo(
              """
              lava: the telemetry descriptor failed: Bad file descriptor
              plain
              [DEBUG] low
              [ERROR] high
              [WARN] global é
              bytes
              """);
    }

    private static String output(String descriptor) throws Exception {
      try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
          RuntimeProcess process =
              RuntimeProcess.start(
                  RuntimeProcess.OURS,
                  api.address(),
                  ProcessFunctions.Logs.class,
                  Map.of("_LAMBDA_TELEMETRY_LOG_FD", descriptor))) {
        api.posted();
        return process.output();
      }
    }
  }

  private List<Frame> throughPipe(String mainClass, Class<?> handler, String format)
      throws Exception {
    Path pipe = directory.resolve("pipe");
    String mkfifo = new RequiredTool("mkfifo", "apt-get install coreutils").require().toString();
    assertThat(new ProcessBuilder(mkfifo, pipe.toString()).start().waitFor()).isZero();
    return run(mainClass, ">" + pipe, handler, format, () -> Files.readAllBytes(pipe));
  }

  /** Invokes once, ends the process, and gives what came through its descriptor 62. */
  private static List<Frame> run(
      String mainClass, String opened, Class<?> handler, String format, Callable<byte[]> reader)
      throws Exception {
    String bash = RequiredTool.ofDebian("bash").require().toString();
    FutureTask<byte[]> read = new FutureTask<>(reader);
    Thread.ofVirtual().start(read);
    try (FixedRuntimeApi api = new FixedRuntimeApi(Manner.WHOLE).event("{}");
        RuntimeProcess process =
            RuntimeProcess.start(
                List.of(bash, "-c", "exec 62" + opened + "; exec \"$@\"", "bash"),
                mainClass.equals(RuntimeProcess.AWS)
                    ? List.of("--add-opens=java.base/java.io=ALL-UNNAMED")
                    : List.of(),
                ClassPath.ofTests(),
                mainClass,
                api.address(),
                handler,
                Map.of("_LAMBDA_TELEMETRY_LOG_FD", "62", "AWS_LAMBDA_LOG_FORMAT", format))) {
      api.posted();
      process.terminate();
      process.status();
      assertThat(process.output()).isEmpty();
      return frames(new ByteArrayInputStream(read.get(60, TimeUnit.SECONDS)));
    }
  }

  private static List<Frame> frames(InputStream bytes) throws IOException {
    DataInputStream in = new DataInputStream(bytes);
    List<Frame> frames = new ArrayList<>();
    while (in.available() > 0) {
      int type = in.readInt();
      int length = in.readInt();
      in.skipNBytes(Long.BYTES);
      frames.add(new Frame(type, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }
    return frames;
  }
}
