package io.strowger.provision;

import io.strowger.core.model.ServiceCode;
import java.net.URI;
import java.util.List;

/**
 * A subscription of an account to the dials of short codes (docs/protocols/oneapi.md).
 *
 * @param id nobody can guess it
 * @param createdAt epoch milliseconds
 */
public record Subscription(String id, Wish wish, long createdAt) {

    /**
     * What the account asked for.
     *
     * @param notifyUrl where the application is asked; the application gave it, so it is checked
     *     whenever it is used
     * @param callbackData what the application wants back with every message, or empty
     * @param correlator the {@code clientCorrelator}, or empty when there is none
     * @param listed whether the short codes came as a list, so that they are told as one
     * @param criteria one or more
     */
    public record Wish(
            String account,
            URI notifyUrl,
            String callbackData,
            String correlator,
            boolean listed,
            List<Criterion> criteria) {

        /** The service codes that shall lead here, each once. */
        public List<ServiceCode> codes() {
            return criteria.stream().map(Criterion::code).distinct().toList();
        }

        /** Whether it is the same subscription, whatever correlator it was asked for with. */
        public boolean sameAs(Wish other) {
            return account.equals(other.account)
                    && notifyUrl.equals(other.notifyUrl)
                    && callbackData.equals(other.callbackData)
                    && criteria.equals(other.criteria);
        }

        @Override
        public String toString() {
            return "Wish[" + account + ", " + criteria + "]";
        }
    }

    /** The id of the application that stands for it in a {@link Snapshot}. */
    public String application() {
        return application(id);
    }

    /** The same of a subscription by its id. */
    public static String application(String id) {
        return OneApiApplications.SUBSCRIPTION + id;
    }
}
