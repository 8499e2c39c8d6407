package dev.lava.buildbenchmarks;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * jib-core in this JVM. The base is in its cache, and offline it asks no registry; the changed
 * class alone is in a layer that it has to make.
 */
record JibBuild(Path work, String base, ChangingFunction function, boolean offline)
    implements BuildSpeed.Builder {
  static JibBuild create(Path work, LocalRegistry registry, ChangingFunction function)
      throws IOException,
          InterruptedException,
          ExecutionException,
          RegistryException,
          CacheDirectoryCreationException,
          InvalidImageReferenceException {
    new JibBuild(work, registry.base(), function, false).build();
    return new JibBuild(work, registry.base(), function, true);
  }

  @Override
  public void build()
      throws IOException,
          InterruptedException,
          ExecutionException,
          RegistryException,
          CacheDirectoryCreationException,
          InvalidImageReferenceException {
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
    Jib.from(RegistryImage.named(base))
        .addFileEntriesLayer(jars.build())
        .addFileEntriesLayer(classes)
        .setProgramArguments(ChangingFunction.HANDLER)
        .containerize(
            Containerizer.to(TarImage.at(work.resolve("image.tar")).named("build-speed:1"))
                .setAllowInsecureRegistries(true)
                .setOfflineMode(offline)
                .setBaseImageLayersCache(work.resolve("base"))
                .setApplicationLayersCache(work.resolve("application")));
  }
}
