/** Default privileges: what PostgreSQL grants on objects that a role will create, and what that means for a plan. */
@NullMarked
package dev.plumbline.schema.kind.defaultprivilege;

import org.jspecify.annotations.NullMarked;
