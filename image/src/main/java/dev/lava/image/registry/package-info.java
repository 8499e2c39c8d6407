/**
 * Images in registries (OCI distribution-spec 1.1; Docker's registry API V2). Entry type: {@link
 * dev.lava.image.registry.Registries}, which reads images, pulls them into a layout and pushes
 * them.
 *
 * <p>What holds here: every byte is checked by its digest before anybody uses it; a login leaves
 * only for the registry it is for and for the token service that this registry names; plain HTTP is
 * for loopback and for hosts that the user has named; a message never shows a password, a token, or
 * the query of an address; a transfer that breaks goes on where it broke, and one that cannot is
 * made again.
 *
 * <p>The protocol is spoken by the JDK's own HTTP client. The library {@code oras-java-sdk} was
 * looked at in its release 0.7.0: its requests are sent once, with neither a second try nor {@code
 * Retry-After}, a download or an upload that breaks begins anew, it tells nothing of its progress,
 * takes a challenge only with realm, service and scope in that order, and brings a metrics library,
 * a cache and two more data formats with it.
 *
 * <p>Not here: where the local store is, and what an image means.
 */
@NullMarked
package dev.lava.image.registry;

import org.jspecify.annotations.NullMarked;
