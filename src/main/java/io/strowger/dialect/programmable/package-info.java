/**
 * The dialect {@code programmable} (docs/protocols/programmable.md), spoken to applications and by
 * upstream gateways.
 *
 * <p>Towards an application: in comes a hop, out goes a request, and its answer becomes a screen, a
 * checkout or an error that names the key. From a network: in comes its request, out go a dial, a
 * reply or an end, and a screen becomes the answer. Read liberally, or to the letter when {@code
 * strict}; written exactly.
 *
 * <p>May use dialect, json and the core. Begin reading at {@link
 * io.strowger.dialect.programmable.ProgrammableDialect} and {@link
 * io.strowger.dialect.programmable.ProgrammableNetworkDialect}.
 */
@NullMarked
package io.strowger.dialect.programmable;

import org.jspecify.annotations.NullMarked;
