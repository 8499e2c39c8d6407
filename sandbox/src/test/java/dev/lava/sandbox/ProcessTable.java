package dev.lava.sandbox;

import java.util.List;

/** The host's processes. */
final class ProcessTable {
  /** A sleep that nobody else on this machine sleeps. */
  static final String SLEEP = "sleep " + (10_000_000 + ProcessHandle.current().pid());

  private ProcessTable() {}

  /** Those whose command line has such a sleep in it. */
  static List<ProcessHandle> sleeping() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(SLEEP))
        .toList();
  }
}
