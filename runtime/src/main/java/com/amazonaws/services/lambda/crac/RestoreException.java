package com.amazonaws.services.lambda.crac;

/** Resources failed after the snapshot was restored; what they threw is suppressed in it. */
public class RestoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** Without a message: the suppressed exceptions have theirs. */
  public RestoreException() {}
}
