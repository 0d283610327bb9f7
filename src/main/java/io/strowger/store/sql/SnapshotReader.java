package io.strowger.store.sql;

import io.strowger.dialect.Dialects;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Provisioned;
import io.strowger.provision.Snapshot;
import io.strowger.security.Keys;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a snapshot of rows, and logs what is out of service. */
final class SnapshotReader {

    private static final Logger log = LoggerFactory.getLogger(SnapshotReader.class);

    private final Keys keys;
    private final EntityRows entities;
    private final OneApiApplications oneApi;
    private final Dialects dialects;
    private final Set<String> simulated;

    SnapshotReader(
            Keys keys,
            OneApiApplications oneApi,
            Dialects dialects,
            List<ConnectorTraits> connectors) {
        this.keys = keys;
        this.entities = new EntityRows(keys);
        this.oneApi = oneApi;
        this.dialects = dialects;
        this.simulated =
                connectors.stream()
                        .filter(ConnectorTraits::simulated)
                        .map(ConnectorTraits::name)
                        .collect(Collectors.toUnmodifiableSet());
    }

    Snapshot snapshot(long generation, Rows rows) {
        Provisioned all =
                entities.all(
                        rows, fault -> log.error("{} What it belongs to is out of service", fault));
        return new Provisioned(
                        all.accounts(),
                        all.networks().stream().map(one -> placed(rows, one)).toList(),
                        all.applications().stream().map(this::placed).toList(),
                        all.subscribed())
                .snapshot(generation, oneApi, keys.credentials());
    }

    private NetworkDefinition placed(Rows rows, NetworkDefinition one) {
        EntitySource source = rows.source(new EntityId(EntityKind.NETWORK, one.id()));
        return one.placed(source != null && source.demo(), simulated.contains(one.connector()));
    }

    private ApplicationDefinition placed(ApplicationDefinition one) {
        return one.placed(dialects.toldOfItsEnds(one.terms().dialect()));
    }
}
