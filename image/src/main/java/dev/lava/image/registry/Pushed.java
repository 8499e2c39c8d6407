package dev.lava.image.registry;

import dev.lava.image.reference.Reference;

/**
 * What a push came to. Blobs are layers, configurations and what referrers consist of.
 *
 * @param reference registry, repository and digest: the one name that nobody can move
 * @param sent how many blobs were sent
 * @param mounted how many the registry took from another of its repositories
 * @param there how many were there already
 * @param referrers how many statements about the image went along
 */
public record Pushed(Reference reference, int sent, int mounted, int there, int referrers) {}
