package dev.lava.image.debian;

import dev.lava.image.tree.FileTree;

/**
 * A package with its files.
 *
 * @param identity which package it is
 * @param tree its files, as the package lays them out
 * @param control its control file: a paragraph of fields that ends with a line feed
 */
public record UnpackedPackage(ResolvedPackage identity, FileTree tree, String control) {}
