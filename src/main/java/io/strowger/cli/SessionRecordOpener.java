package io.strowger.cli;

import io.strowger.config.Settings;
import io.strowger.core.model.Msisdn;
import io.strowger.store.SessionRecordReader;
import java.util.Set;

/** Opens the table of session records for reading, beside a router that may be running on it. */
@FunctionalInterface
public interface SessionRecordOpener {

    /** The open table; to be closed. */
    interface OpenRecords extends AutoCloseable {
        SessionRecordReader reader();

        /** The countries of the networks, whose numbers may be spelt as they are dialled there. */
        Set<String> countries();

        /**
         * The hash by which the records of a number are found.
         *
         * @throws io.strowger.store.StoreException when the pepper is not that of the data
         */
        long hash(Msisdn msisdn);

        @Override
        void close();
    }

    /**
     * Opens the table that the settings name.
     *
     * @throws io.strowger.store.StoreException when there is none, or it cannot be read
     */
    OpenRecords open(Settings settings) throws Exception;
}
