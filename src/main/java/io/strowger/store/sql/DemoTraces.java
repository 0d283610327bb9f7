package io.strowger.store.sql;

import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Outbound;
import io.strowger.provision.ProvisionFile;
import io.strowger.security.Credential;
import io.strowger.security.KeyedHash;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier release provisioned of the demo, when nobody wrote down which file something
 * comes from. It is known by what it says, of what the demo sets itself and not the settings: an
 * account, a network or an application that somebody has changed is his own.
 *
 * @param demo the demo of this release
 */
record DemoTraces(Rows rows, ProvisionFile demo, EntityRows entities, KeyedHash hasher) {

    Set<EntityId> found() {
        Set<EntityId> found = new HashSet<>();
        demo.accounts()
                .forEach(one ->
                        trace(EntityKind.ACCOUNT, one.id(), entities::account)
                                .filter(kept -> isSame(kept, one))
                                .ifPresent(_ ->
                                        found.add(new EntityId(EntityKind.ACCOUNT, one.id()))));
        demo.networks()
                .forEach(one ->
                        trace(EntityKind.NETWORK, one.id(), entities::network)
                                .filter(kept -> isSame(kept, one))
                                .ifPresent(_ ->
                                        found.add(new EntityId(EntityKind.NETWORK, one.id()))));
        demo.applications()
                .forEach(one ->
                        trace(EntityKind.APPLICATION, one.id(), entities::application)
                                .filter(kept -> isSame(kept, one))
                                .ifPresent(_ ->
                                        found.add(new EntityId(EntityKind.APPLICATION, one.id()))));
        return found;
    }

    private <T> Optional<T> trace(
            EntityKind kind, String id, Function<List<Object>, Optional<T>> reading) {
        EntityId entity = new EntityId(kind, id);
        List<Object> row = rows.row(entity);
        return row == null || rows.source(entity) != null ? Optional.empty() : reading.apply(row);
    }

    private static boolean isSame(AccountDefinition kept, AccountDefinition of) {
        return kept.credentials().isEmpty()
                && kept.name().equals(of.name())
                && kept.permissions().equals(of.permissions())
                && kept.callbackRanges().equals(of.callbackRanges())
                && kept.shortCodes().equals(of.shortCodes())
                && kept.callbackSecret().equals(of.callbackSecret());
    }

    private boolean isSame(NetworkDefinition kept, NetworkDefinition of) {
        return kept.connector().equals(of.connector())
                && kept.dialect().equals(of.dialect())
                && kept.terms().operator().equals(of.terms().operator())
                && kept.country().equals(of.country())
                && hash(kept.secret()).equals(hash(of.secret()))
                && Optional.ofNullable(url(kept.outbound()))
                        .equals(Optional.ofNullable(url(of.outbound())))
                && kept.prefixes().equals(of.prefixes());
    }

    private static boolean isSame(ApplicationDefinition kept, ApplicationDefinition of) {
        return kept.terms().account().equals(of.terms().account())
                && kept.terms().dialect().equals(of.terms().dialect())
                && kept.url().equals(of.url());
    }

    private String hash(@Nullable Credential secret) {
        return secret == null ? "" : secret.hex(hasher);
    }

    private static @Nullable URI url(@Nullable Outbound outbound) {
        return outbound == null ? null : outbound.url();
    }
}
