package io.strowger.cli;

import io.strowger.config.Settings;
import io.strowger.store.StoreException;
import java.net.BindException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Why a router could not start, as far as its owner can mend it. */
final class StartFailures {
    private StartFailures() {}

    /** The result; a failure to bind becomes one sentence. */
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
            throw e;
        }
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
