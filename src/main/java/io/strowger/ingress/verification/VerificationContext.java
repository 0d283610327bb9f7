package io.strowger.ingress.verification;

import io.strowger.bus.Endpoints;
import io.strowger.bus.MessageRequest;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Receipt;
import io.strowger.core.verify.Verdict;
import io.strowger.dialect.WireError;
import io.strowger.ingress.ClientAddresses;
import io.strowger.numbering.Numbering;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.CallbackRule;
import io.strowger.security.CallbackUrl;
import io.strowger.security.CodeHashes;
import io.strowger.store.VerificationCodes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all event loops share of the way in.
 *
 * @param lifeMillis how long a code may be valid
 * @param rules what an account's callbacks may be
 * @param blocked whether nobody may send anything to a number
 * @param stopping whether the router is about to stop
 * @param clients tells where requests come from
 */
public record VerificationContext(
        InstantSource clock,
        Supplier<Snapshot> snapshot,
        Endpoints endpoints,
        VerificationCodes codes,
        CodeHashes hashes,
        long lifeMillis,
        CodeLimits limits,
        Function<AccountDefinition, CallbackRule> rules,
        Predicate<Msisdn> blocked,
        Reports reports,
        VerificationMeters meters,
        BooleanSupplier stopping,
        ClientAddresses clients) {

    /** Sees to it that whoever asked to is told what became of a text. */
    @FunctionalInterface
    public interface Reports {
        void keep(MessageRequest.Report report, Receipt receipt);

        /** Whether a report of this account would find no room. */
        default boolean isFull(String account) {
            return false;
        }
    }

    /** Counts codes and guesses. A prefix is the first digits of a number. */
    public interface VerificationMeters {

        /** A code of an account is on its way. */
        void asked(String account, String prefix);

        /**
         * A guess of an account was answered.
         *
         * @param verdict null when there was no code
         */
        void guessed(String account, String prefix, @Nullable Verdict verdict);

        void refused(WireError.Kind kind);
    }

    /** Whether a URL of an account's may be called back, as far as its text tells. */
    boolean mayCallBack(AccountDefinition account, String url) {
        return CallbackUrl.parse(url, rules.apply(account)) instanceof CallbackUrl.Ok;
    }

    /** Reads a number that may be sent to; no other is valid here. */
    Optional<Msisdn> number(String text) {
        return numbering().parse(text).filter(Predicate.not(blocked));
    }

    /** Reads numbers as the first network's subscribers write them. */
    private Numbering numbering() {
        return snapshot.get().networks().stream()
                .map(NetworkDefinition::country)
                .filter(country -> !country.isEmpty())
                .findFirst()
                .map(Numbering::of)
                .orElseGet(Numbering::international);
    }
}
