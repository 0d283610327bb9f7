package io.strowger.ops;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections the files that this process may have open ({@code ulimit -n}) leave room
 * for: each is a file, and beyond the limit nobody is accepted, whoever it is.
 */
public final class OpenFileLimit {

    private static final Logger log = LoggerFactory.getLogger(OpenFileLimit.class);

    /** What is taken where nobody says how many, and the limit is high enough. */
    private static final int USUAL_CONNECTIONS = 20_000;

    /** The database, records, the management port, and connections to applications. */
    private static final int OTHER_FILES = 1_024;

    private OpenFileLimit() {}

    /** How many files a process may have open, or −1 when nobody can tell. */
    public static long allowed() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : -1;
    }

    /** How many files are needed for so many connections. */
    public static long wanted(int maxConnections) {
        return (long) maxConnections + OTHER_FILES;
    }

    /**
     * How many connections to take.
     *
     * @param wanted what the operator set, which is taken with a warning even where it does not
     *     fit; 0 when he leaves it to the limit
     */
    public static int connections(int wanted) {
        return connections(wanted, allowed());
    }

    /**
     * @param allowed how many files may be open; not positive when there is no limit
     */
    static int connections(int wanted, long allowed) {
        int most = wanted == 0 ? USUAL_CONNECTIONS : wanted;
        long fitting = Math.max(allowed / 2, allowed - OTHER_FILES);
        if (allowed <= 0 || most <= fitting) {
            return most;
        }
        if (wanted > 0) {
            log.atWarn()
                    .addKeyValue("allowed", allowed)
                    .addKeyValue("maxConnections", wanted)
                    .addKeyValue("wanted", wanted(wanted))
                    .log("Fewer files may be open (ulimit -n) than http.maxConnections needs");
            return wanted;
        }
        log.atInfo()
                .addKeyValue("allowed", allowed)
                .addKeyValue("maxConnections", fitting)
                .log("As many connections are taken as open files (ulimit -n) leave room for");
        return (int) fitting;
    }
}
