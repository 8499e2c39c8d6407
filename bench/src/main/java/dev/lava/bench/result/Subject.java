package dev.lava.bench.result;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was measured, and how.
 *
 * @param image the image's name
 * @param digest its manifest's digest
 * @param platform such as {@code linux/amd64}
 * @param compressedBytes the size of its layers as a registry holds them
 * @param trainedBytes the size of the layer that training has added, where there is one
 * @param java the version of the JVM that all contenders run on, where the image has one
 * @param sandbox where the processes ran
 * @param countsTheSandbox whether what the sandbox takes to be made is in the figures
 * @param processors how many the machine has
 * @param memoryMegabytes the function's memory
 * @param runs how many starts of each contender count
 * @param warm how many invocations followed the first, in each
 * @param event what the function was given
 */
public record Subject(
    String image,
    String digest,
    String platform,
    long compressedBytes,
    OptionalLong trainedBytes,
    Optional<String> java,
    String sandbox,
    boolean countsTheSandbox,
    int processors,
    int memoryMegabytes,
    int runs,
    int warm,
    String event) {}
