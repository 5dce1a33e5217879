/** Subscriptions, without the secrets in their connection strings. */
@NullMarked
package dev.plumbline.schema.kind.subscription;

import org.jspecify.annotations.NullMarked;
