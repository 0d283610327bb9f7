package io.strowger.cli;

import io.strowger.config.Settings;
import io.strowger.store.StoreException;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Why a router could not start, as far as its owner can mend it. */
final class StartFailures {
    private StartFailures() {}

    /** The result; what a setting, a file or a port is to blame for becomes one sentence. */
    static <T> T explained(Callable<T> start, Settings settings) throws Exception {
        try {
            return start.call();
        } catch (Exception e) {
            if (cause(e, BindException.class) != null) {
                throw CommandFailure.misconfigured(taken(settings), e);
            }
            StoreException store = cause(e, StoreException.class);
            if (store != null) {
                throw CommandFailure.misconfigured(String.valueOf(store.getMessage()), e);
            }
            IOException disk = cause(e, IOException.class);
            if (disk != null) {
                throw CommandFailure.misconfigured(unusable(settings, disk), e);
            }
            throw e;
        }
    }

    private static String unusable(Settings settings, IOException disk) {
        return "the data folder "
                + settings.data()
                + " cannot be used ("
                + disk
                + "): check its rights and space, or set STROWGER_DATA.";
    }

    private static String taken(Settings settings) {
        return "port "
                + settings.http().port()
                + " or "
                + settings.management().port()
                + " is taken: stop what listens there, or set STROWGER_HTTP_PORT and"
                + " STROWGER_MANAGEMENT_PORT.";
    }

    private static <T> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
