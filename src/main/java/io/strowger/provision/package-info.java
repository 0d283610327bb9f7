/**
 * Accounts, networks, applications, credentials and their codes: what a file may say, who owns
 * what, and the snapshot that every thread reads.
 *
 * <p>In comes a provisioning file that was read; out goes a {@link io.strowger.provision.Snapshot},
 * immutable and replaced whole within a second of a change. Names that end in {@code Entry} are
 * what a file says, with secrets in plain text; {@code Definition} is what is kept, with secrets
 * hashed or sealed.
 *
 * <p>May use the core, dialect options and security. Begin reading at {@link
 * io.strowger.provision.Snapshot} and {@link io.strowger.provision.Provisioner}; the reader is in
 * provision.file.
 */
@NullMarked
package io.strowger.provision;

import org.jspecify.annotations.NullMarked;
