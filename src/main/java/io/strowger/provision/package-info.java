/**
 * Accounts, networks, applications, credentials and their codes: what a file may say, who owns
 * what, and the snapshot that every thread reads.
 *
 * <p>In comes a provisioning file that was read; out goes a {@link io.strowger.provision.Snapshot},
 * immutable and replaced whole within a second of a change. Each entity is one record, its {@code
 * Definition}: so a file says it, with secrets in plain text, so the database keeps it as a JSON
 * document, with secrets hashed or sealed, and so a snapshot shows it. Who owns what is worked out
 * by {@link io.strowger.provision.ExistingProvisioning} alone.
 *
 * <p>May use the core, dialect options and security. Begin reading at {@link
 * io.strowger.provision.Snapshot} and {@link io.strowger.provision.Provisioner}; the reader is in
 * provision.file.
 */
@NullMarked
package io.strowger.provision;

import org.jspecify.annotations.NullMarked;
