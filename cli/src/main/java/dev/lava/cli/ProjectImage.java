package dev.lava.cli;

import dev.lava.build.train.TrainedImage;
import java.util.List;

/**
 * What came of a project.
 *
 * @param trained the image, and how its training went
 * @param notes what users should know about the project
 * @param known whether nothing had changed since an earlier build
 */
record ProjectImage(TrainedImage trained, List<String> notes, boolean known) {}
