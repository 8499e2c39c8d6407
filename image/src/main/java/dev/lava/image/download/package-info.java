/**
 * Files from elsewhere, by their digest: fetched once, checked while they stream in, kept in a
 * directory that the caller names. Entry type: {@link dev.lava.image.download.DownloadCache}.
 *
 * <p>A file stands in that directory under its SHA-256 or not at all. Small files whose digest
 * nobody knows beforehand, such as the signed index of an archive, come as {@link
 * dev.lava.image.download.Unverified} and are kept only once the caller has said that they hold.
 *
 * <p>Not here: registries of images, which have their own protocol, and what the files mean.
 */
@NullMarked
package dev.lava.image.download;

import org.jspecify.annotations.NullMarked;
