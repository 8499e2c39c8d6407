package dev.lava.buildbenchmarks;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.nio.file.Path;

/**
 * jib-core in this JVM, with caches of its own: of what changed, only the layer with the classes
 * has to be made.
 */
record JibBuild(Path work, LocalRegistry registry, ChangingFunction function) {
  /** Offline, so that no registry is asked for the base; it has to be in the cache. */
  void asArchive() throws Exception {
    build(
        Containerizer.to(TarImage.at(work.resolve("image.tar")).named("build-speed:1"))
            .setOfflineMode(true));
  }

  void toRegistry() throws Exception {
    build(Containerizer.to(RegistryImage.named(registry.name("jib"))));
  }

  private void build(Containerizer containerizer) throws Exception {
    FileEntriesLayer.Builder jars = FileEntriesLayer.builder().setName("dependencies");
    for (Path jar : function.jars()) {
      jars.addEntry(jar, AbsoluteUnixPath.get("/var/task/lib/" + jar.getFileName()));
    }
    FileEntriesLayer classes =
        FileEntriesLayer.builder()
            .setName("classes")
            .addEntryRecursive(
                function.directory().resolve("com"), AbsoluteUnixPath.get("/var/task/com"))
            .build();
    Jib.from(RegistryImage.named(registry.base()))
        .addFileEntriesLayer(jars.build())
        .addFileEntriesLayer(classes)
        .setProgramArguments(ChangingFunction.HANDLER)
        .containerize(
            containerizer
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(work.resolve("base"))
                .setApplicationLayersCache(work.resolve("application")));
  }
}
