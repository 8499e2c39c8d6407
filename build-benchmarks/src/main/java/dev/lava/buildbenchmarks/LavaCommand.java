package dev.lava.buildbenchmarks;

import dev.lava.build.home.LavaHome;
import dev.lava.build.home.LocalImages;
import dev.lava.image.layout.OciLayout;
import dev.lava.image.reference.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code lava build}, as users start it. */
record LavaCommand(Path lava, Command command, ChangingFunction function)
    implements BuildSpeed.Builder {
  static LavaCommand create(Path lava, Path work, Path base, ChangingFunction function)
      throws IOException {
    Path home = work.resolve("lava-home");
    new LocalImages(new LavaHome(home))
        .store()
        .write(Reference.parse("lava-java:25"), OciLayout.open(base).only());
    return new LavaCommand(
        lava,
        new Command(work.resolve("lava.log"), Map.of("LAVA_HOME", home.toString())),
        function);
  }

  @Override
  public void build() throws IOException, InterruptedException {
    command.run(
        List.of(
            lava.toString(),
            "build",
            function.directory().toString(),
            "--handler",
            ChangingFunction.HANDLER,
            "--tag",
            "build-speed:1",
            "--train=off"));
  }
}
