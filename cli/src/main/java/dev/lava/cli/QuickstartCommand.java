package dev.lava.cli;

import dev.lava.build.FunctionBuild;
import dev.lava.build.home.LavaHome;
import dev.lava.build.local.BuildSettings;
import dev.lava.build.problem.BuildException;
import dev.lava.build.project.FunctionContents;
import dev.lava.build.project.Project;
import dev.lava.build.spring.SpringMode;
import dev.lava.build.train.EventFiles;
import dev.lava.build.train.TrainedImage;
import dev.lava.build.train.TrainingMode;
import dev.lava.build.train.TrainingSettings;
import dev.lava.cli.terminal.Figures;
import dev.lava.cli.terminal.Json;
import dev.lava.cli.terminal.Table;
import dev.lava.cli.terminal.Terminal;
import dev.lava.emulator.Emulator;
import dev.lava.emulator.EmulatorOptions;
import dev.lava.emulator.FunctionSettings;
import dev.lava.image.Image;
import dev.lava.image.Platform;
import dev.lava.image.atomic.TemporaryDirectory;
import dev.lava.image.progress.Progress;
import dev.lava.image.reference.Reference;
import dev.lava.image.unpack.UnpackedRoots;
import dev.lava.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** All of Lava once: base image, function image, an invocation, and what it took. */
@Command(
    name = "quickstart",
    description =
        "Build a base image and a sample function on it, invoke it, and show what it took.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  lava quickstart"})
final class QuickstartCommand implements Callable<Integer> {
  private static final String HANDLER = "dev.lava.samples.greeting.Greeting";
  private static final Reference FUNCTION = Reference.parse("greeting:latest");
  private static final int MEMORY_MEGABYTES = 512;

  private final Surroundings surroundings;

  @Option(
      names = "--json",
      description = "print one JSON document with the response and all figures")
  private boolean json;

  @Mixin private BakeOptions bake;
  @Mixin private SandboxOption sandbox;

  QuickstartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The images, and how long each took to build. */
  private record Built(Image base, Duration baseTook, TrainedImage trained, Duration functionTook) {
    Image function() {
      return trained.image();
    }
  }

  @Override
  public Integer call() throws BuildException, IOException, InterruptedException {
    Terminal terminal = surroundings.terminal();
    Path sample = surroundings.distribution().samples().resolve("greeting");
    byte[] event = Files.readAllBytes(sample.resolve("events/api-gateway-v2.json"));
    Sandbox chosen = sandbox.choose(terminal);
    Built built;
    Path root;
    try (Terminal.ProgressDisplay progress = terminal.progress()) {
      built = build(sample, progress);
      root = UnpackedRoots.of(surroundings.home().roots()).unpack(built.function());
    }
    terminal.err().println(built.trained().outcome());
    FunctionSettings settings =
        FunctionSettings.of(Names.function(FUNCTION))
            .withMemoryMegabytes(MEMORY_MEGABYTES)
            .withTimeout(Duration.ofSeconds(30));
    InvokeApi.Answer answer;
    try (Emulator emulator = start(built, chosen, settings)) {
      answer = new InvokeApi(emulator.address().getPort()).invoke(settings.name(), event);
    }
    if (answer.functionError().isPresent()) {
      terminal.err().println("lava: the function answered with an error: " + answer.payload());
      terminal.err().print(answer.log());
      return ExitCode.SOFTWARE;
    }
    Trial trial = Trial.of(() -> start(built, chosen, settings), event);
    long onDisk = DiskUsage.of(root);
    if (json) {
      terminal.out().println(Json.text(document(answer, built, onDisk, trial)));
    } else {
      terminal.out().println(answer.payload());
      terminal.out().println();
      terminal.out().println(table(built, onDisk, trial));
    }
    return ExitCode.OK;
  }

  /** The project's build tool runs while the base image is built: neither waits for the other. */
  private Built build(Path sample, Progress progress)
      throws BuildException, IOException, InterruptedException {
    LavaHome home = surroundings.home();
    Reference baseName = Reference.parse(BaseCommand.DEFAULT_TAG);
    try (TemporaryDirectory scratch = TemporaryDirectory.create();
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      Path projectScratch = scratch.directory("project");
      Project project = Project.at(sample);
      Future<Timed<FunctionContents>> compiled =
          background.submit(() -> Timed.of(() -> project.contents(projectScratch, progress)));
      background.submit(Emulator::prepare);
      Timed<Image> base =
          Timed.of(
              () ->
                  new BaseBuild(surroundings, bake)
                      .build(
                          BaseBuild.Wish.of(BaseCommand.DEFAULT_RECIPE),
                          Platform.host(),
                          baseName,
                          progress));
      Timed<FunctionContents> contents = compiled.get();
      Timed<TrainedImage> function =
          Timed.of(
              () ->
                  new ProjectBuild(surroundings, false, progress)
                      .build(
                          contents.value(),
                          new FunctionBuild(base.value(), baseName, home.builds()),
                          settings(sample),
                          FUNCTION));
      return new Built(
          base.value(), base.took(), function.value(), contents.took().plus(function.took()));
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case BuildException cause -> throw cause;
        case IOException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private BuildSettings settings(Path sample) throws IOException {
    TrainingSettings training =
        new TrainingSettings(
            TrainingMode.TRY, EventFiles.beside(sample), Map.of(), false, sandbox.name());
    return new BuildSettings(HANDLER, SpringMode.OFF, training);
  }

  private Emulator start(Built built, Sandbox chosen, FunctionSettings settings)
      throws IOException {
    return RunningFunction.start(
        surroundings.home(), built.function(), chosen, settings, EmulatorOptions.defaults());
  }

  private static Table table(Built built, long onDisk, Trial trial) {
    return new Table("greeting:latest", "")
        .row("image, compressed", Figures.size(ImageSummary.compressedSize(built.function())))
        .row("image, on disk", Figures.size(onDisk))
        .row("layers", Integer.toString(built.function().layers().size()))
        .row("build of the base", Figures.duration(built.baseTook()))
        .row("build of the function", Figures.duration(built.functionTook()))
        .row("cold start", Figures.duration(trial.cold()))
        .row("warm p50", Figures.duration(trial.warm()));
  }

  private static ObjectNode document(
      InvokeApi.Answer answer, Built built, long onDisk, Trial trial) {
    ObjectNode document = Json.object();
    document.set("response", Json.lenient(answer.payload()));
    document.put("compressedSize", ImageSummary.compressedSize(built.function()));
    document.put("sizeOnDisk", onDisk);
    document.put("layers", built.function().layers().size());
    document.put("baseBuildMillis", built.baseTook().toMillis());
    document.put("functionBuildMillis", built.functionTook().toMillis());
    document.set("training", TrainingJson.of(TrainingMode.TRY, built.trained().outcome()));
    document.put("coldStartMicros", trial.cold().toNanos() / 1_000);
    document.put("warmMedianMicros", trial.warm().toNanos() / 1_000);
    return document;
  }
}
