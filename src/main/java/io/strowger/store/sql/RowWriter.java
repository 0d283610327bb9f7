package io.strowger.store.sql;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.CredentialEntry;
import io.strowger.provision.NetworkEntry;
import io.strowger.provision.Outbound;
import io.strowger.security.ColumnCipher;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes rows of what a provisioning file says; equal entries make equal rows. */
final class RowWriter {

    private final Keys keys;
    private final ColumnCipher checkouts;
    private final ColumnCipher callbacks;
    private final ColumnCipher outbounds;
    private final ColumnCipher webhooks;
    private final ColumnCipher applications;

    RowWriter(Keys keys) {
        this.keys = keys;
        this.checkouts = Table.ACCOUNTS.sealed(keys, "checkout_secret");
        this.callbacks = Table.ACCOUNTS.sealed(keys, "callback_secret");
        this.outbounds = Table.NETWORKS.sealed(keys, "outbound_secret");
        this.webhooks = Table.NETWORKS.sealed(keys, "webhook_secret");
        this.applications = Table.APPLICATIONS.sealed(keys, "secret");
    }

    List<Object> account(AccountEntry entry) {
        AccountDefinition definition = entry.definition();
        AccountDefinition.Checkout checkout = definition.checkout();
        return List.of(
                definition.id(),
                definition.name(),
                RowCursor.list(new TreeSet<>(definition.permissions())),
                RowCursor.flag(definition.suspended()),
                checkout == null ? "" : checkout.url().toString(),
                checkout == null ? "" : checkouts.seal(definition.id(), checkout.secret()),
                RowCursor.list(definition.callbackRanges()),
                RowCursor.list(definition.shortCodes()),
                definition.channel().name(),
                callbacks.seal(definition.id(), definition.callbackSecret().reveal()));
    }

    /** What stays of accounts whose purses stay: nothing that tells anything of them. */
    List<List<Object>> emptied(List<String> accounts) {
        return accounts.stream()
                .map(id -> gone(id))
                .map(definition -> account(new AccountEntry(0, definition, null, List.of())))
                .toList();
    }

    List<Object> credential(String account, CredentialEntry entry) {
        return List.of(
                entry.kind().name(),
                entry.id(),
                hash(entry.secret()),
                account,
                RowCursor.list(entry.allowedAddresses()),
                RowCursor.flag(entry.strict()));
    }

    List<Object> network(NetworkEntry entry, long position) {
        Secret secret = entry.secret();
        Secret webhook = entry.webhookSecret();
        Outbound outbound = entry.outbound();
        return List.of(
                entry.id(),
                position,
                entry.terms().operator(),
                entry.terms().idleMillis(),
                RowCursor.texts(entry.terms().texts()),
                entry.connector(),
                entry.dialect(),
                entry.country(),
                RowCursor.list(entry.prefixes()),
                secret == null ? "" : hash(secret),
                outbound == null ? "" : text(outbound.url()),
                (long) entry.requestsPerSecond(),
                outbound == null ? "" : outbounds.seal(entry.id(), outbound.secret().reveal()),
                outbound == null ? "" : text(outbound.notifyUrl()),
                webhook == null ? "" : webhooks.seal(entry.id(), webhook.reveal()),
                RowCursor.flag(entry.strict()));
    }

    /** An account of which the purse is all that is left. */
    private static AccountDefinition gone(String id) {
        return new AccountDefinition(
                id,
                id,
                Set.of(),
                true,
                null,
                List.of(),
                new Secret(""),
                List.of(),
                AccountDefinition.Channel.SMS);
    }

    private static String text(@Nullable URI url) {
        return url == null ? "" : url.toString();
    }

    List<Object> application(ApplicationEntry entry) {
        ApplicationDefinition definition = entry.definition();
        ApplicationTerms terms = definition.terms();
        return List.of(
                terms.id(),
                terms.account(),
                terms.dialect(),
                definition.url().toString(),
                terms.answerWithinMillis(),
                terms.replyWithinMillis(),
                terms.sessionWithinMillis(),
                terms.recoverWithinMillis(),
                RowCursor.texts(terms.texts()),
                definition.connectWithinMillis(),
                (long) definition.concurrency(),
                RowCursor.flag(definition.options().strict()),
                RowCursor.flag(definition.options().titleCase()),
                applications.seal(terms.id(), definition.options().secret()),
                definition.recoveryCode() == null ? "" : definition.recoveryCode().segments(),
                RowCursor.flag(terms.lateAfterMillis() > 0),
                terms.lateAfterMillis());
    }

    private String hash(Secret secret) {
        return keys.credentials().hex(secret.reveal());
    }
}
