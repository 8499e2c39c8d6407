package dev.lava.image.check;

import java.util.List;

/** Whether an image keeps one rule. */
sealed interface Check
    permits Architecture,
        CommandOfLava,
        ConfigType,
        EntryPointArchitecture,
        EntryPointLink,
        EntryPointMissing,
        EntryPointMode,
        EntryPointPath,
        EntryPointThere,
        ExtensionMode,
        FatJar,
        HandlerMissing,
        IgnoredSettings,
        LayerCount,
        LayerHistory,
        LayerType,
        OperatingSystem,
        ReservedVariables,
        Size,
        SnapStartLabel,
        StaleCache,
        StartItems,
        UncompressedLayer,
        UnreadableFiles,
        WorkingDirectory {
  Rule rule();

  /** What breaks it, one line for each finding; empty where nothing does. */
  List<String> seen(Subject subject);
}
