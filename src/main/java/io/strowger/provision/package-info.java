/** Accounts, networks, applications and their codes: the file they come from and the snapshot. */
@NullMarked
package io.strowger.provision;

import org.jspecify.annotations.NullMarked;
