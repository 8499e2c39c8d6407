package com.amazonaws.services.lambda.crac;

/** Resources failed before the snapshot; what they threw is suppressed in it. */
public class CheckpointException extends Exception {
  private static final long serialVersionUID = 1;

  /** Without a message: the suppressed exceptions have theirs. */
  public CheckpointException() {}
}
