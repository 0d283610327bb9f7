package io.strowger.provision;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A provisioning file that was read and found right (docs/operators/provisioning.md): it is applied
 * whole.
 *
 * @param source the file as it was named
 * @param path tells it from other files, wherever the program is started
 * @param demo whether it is marked as a demo: its networks take requests from this machine only
 * @param lines where in the file things stand, counted from 1
 */
public record ProvisionFile(
        String source,
        String path,
        boolean demo,
        List<AccountDefinition> accounts,
        List<NetworkDefinition> networks,
        List<ApplicationDefinition> applications,
        Map<EntityId, Integer> lines) {

    /** All that it names: accounts, networks, applications. */
    public Stream<EntityId> named() {
        return Stream.of(
                        accounts.stream().map(one -> new EntityId(EntityKind.ACCOUNT, one.id())),
                        networks.stream().map(one -> new EntityId(EntityKind.NETWORK, one.id())),
                        applications.stream()
                                .map(one -> new EntityId(EntityKind.APPLICATION, one.id())))
                .flatMap(all -> all);
    }

    /** Where something stands; 1 when nobody has written it down. */
    public int line(EntityId id) {
        return lines.getOrDefault(id, 1);
    }

    /** What is said against something in it. */
    public Provisioner.Outcome.Refused refused(EntityId id, String sentence) {
        return new Provisioner.Outcome.Refused(source, line(id), sentence);
    }
}
