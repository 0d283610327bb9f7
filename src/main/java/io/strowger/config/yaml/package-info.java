/**
 * YAML files read with their positions, for settings and provisioning alike.
 *
 * <p>In comes the text of a file; out come values that know where they stood, or a list of {@link
 * io.strowger.config.yaml.Problem}s that say where and what to do. A key that no reader asked for
 * is a mistake. Nothing is ever constructed from a file, and no message repeats what a file says,
 * because it may be a secret.
 *
 * <p>May use snakeyaml and security's {@code Secret}. Begin reading at {@link
 * io.strowger.config.yaml.YamlDocument} and {@link io.strowger.config.yaml.Section}.
 */
@NullMarked
package io.strowger.config.yaml;

import org.jspecify.annotations.NullMarked;
