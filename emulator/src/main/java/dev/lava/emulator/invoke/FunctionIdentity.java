package dev.lava.emulator.invoke;

import java.util.Optional;

/**
 * The function that is there.
 *
 * @param name its name
 * @param region where it pretends to be
 */
public record FunctionIdentity(String name, String region) {
  /** The account of AWS's own emulator. */
  private static final String ACCOUNT = "012345678912";

  /** Its ARN, as a caller gets to see it that named no qualifier. */
  public String arn() {
    return arn(name, Optional.empty());
  }

  /** The ARN of any function of this region. */
  String arn(String function, Optional<String> qualifier) {
    String unqualified = "arn:aws:lambda:%s:%s:function:%s".formatted(region, ACCOUNT, function);
    return qualifier.map(version -> unqualified + ":" + version).orElse(unqualified);
  }
}
