package dev.lava.image.check;

import dev.lava.image.Digest;
import dev.lava.image.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What came of a check.
 *
 * @param named the digest of what the name stands for, be it an index
 * @param image the digest of the image that was looked at; empty where there is none
 * @param platform what that image says it runs on
 * @param findings the gravest first, else in the order of the rules
 */
public record Report(
    Digest named, Optional<Digest> image, Optional<Platform> platform, List<Finding> findings) {
  public Report {
    findings = List.copyOf(findings);
  }

  /** How many findings there are of this kind. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.rule().severity() == severity).count();
  }

  /** Whether AWS Lambda would refuse the image. */
  public boolean isRefused() {
    return count(Severity.REFUSED) > 0;
  }
}
