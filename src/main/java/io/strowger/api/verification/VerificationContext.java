package io.strowger.api.verification;

import io.strowger.api.ApiContext;
import io.strowger.bus.MessageRequest;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Receipt;
import io.strowger.core.verify.Verdict;
import io.strowger.security.CodeHashes;
import io.strowger.store.VerificationCodes;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What all event loops share of the way in.
 *
 * @param lifeMillis how long a code may be valid
 */
public record VerificationContext(
        ApiContext api,
        VerificationCodes codes,
        CodeHashes hashes,
        long lifeMillis,
        CodeLimits limits,
        Reports reports,
        VerificationMeters meters) {

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
    }

    /** Reads a number that may be sent to; no other is valid here. */
    Optional<Msisdn> number(String text) {
        return api.numbering().parse(text).filter(Predicate.not(api.blocked()));
    }
}
