package io.strowger.provision;

import java.util.List;
import java.util.stream.Stream;

/**
 * A provisioning file that was read and found right (docs/operators/provisioning.md): it is applied
 * whole.
 *
 * @param source the file as it was named
 * @param path tells it from other files, wherever the program is started
 * @param demo whether it is marked as a demo: its networks take requests from this machine only
 */
public record ProvisionFile(
        String source,
        String path,
        boolean demo,
        List<AccountEntry> accounts,
        List<NetworkEntry> networks,
        List<ApplicationEntry> applications) {

    /**
     * Something that it names.
     *
     * @param line where it stands in the file
     */
    public record Named(EntityKind kind, String id, int line) {

        /** Whether both are about the same thing. */
        public boolean isSame(Named other) {
            return kind == other.kind && id.equals(other.id);
        }
    }

    /** All that it names: accounts, networks, applications. */
    public Stream<Named> named() {
        return Stream.of(
                        accounts.stream()
                                .map(one -> new Named(EntityKind.ACCOUNT, one.id(), one.line())),
                        networks.stream()
                                .map(one -> new Named(EntityKind.NETWORK, one.id(), one.line())),
                        applications.stream()
                                .map(one ->
                                        new Named(EntityKind.APPLICATION, one.id(), one.line())))
                .flatMap(all -> all);
    }
}
