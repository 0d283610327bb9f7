/**
 * Reads and checks provisioning files (docs/operators/provisioning.md).
 *
 * <p>In comes YAML; out goes a {@link io.strowger.provision.ProvisionFile}, or all of its mistakes
 * at once, each with its line and its key. A file is right as a whole or refused: an unknown key, a
 * code that two have, an account that nobody has.
 *
 * <p>May use config.yaml, numbering and provision. One reader for each kind of entity. Begin
 * reading at {@link io.strowger.provision.file.ProvisionReader}.
 */
@NullMarked
package io.strowger.provision.file;

import org.jspecify.annotations.NullMarked;
