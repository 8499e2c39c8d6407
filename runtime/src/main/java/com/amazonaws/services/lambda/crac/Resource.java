package com.amazonaws.services.lambda.crac;

import org.jspecify.annotations.Nullable;

/** Something that wants to know of the snapshot. */
public interface Resource {
  /**
   * The process runs again, from its snapshot.
   *
   * @param context the context it was registered with
   * @throws Exception keeps the environment from being used
   */
  void afterRestore(@Nullable Context<? extends Resource> context) throws Exception;

  /**
   * The snapshot is about to be taken.
   *
   * @param context the context it was registered with
   * @throws Exception keeps the snapshot from being taken
   */
  void beforeCheckpoint(@Nullable Context<? extends Resource> context) throws Exception;
}
