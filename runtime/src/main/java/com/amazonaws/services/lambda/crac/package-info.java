/**
 * The hooks around a SnapStart snapshot, under the name and with the signatures that AWS's runtime
 * gives them, so that what was compiled against AWS's runs here. {@code org.crac} finds this
 * package by the property {@code org.crac.Core.Compat}. Entry type: {@link
 * com.amazonaws.services.lambda.crac.Core}.
 *
 * <p>Not here: when a snapshot is taken (the snapshot package of the runtime).
 */
@NullMarked
package com.amazonaws.services.lambda.crac;

import org.jspecify.annotations.NullMarked;
