package io.strowger.ops;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares how many files this process may have open ({@code ulimit -n}) with how many connections
 * it is set to take: each is a file, and beyond the limit nobody is accepted, whoever it is.
 */
public final class OpenFileLimit {

    private static final Logger log = LoggerFactory.getLogger(OpenFileLimit.class);

    /** The database, records, the management port, and connections to applications. */
    static final int OTHER_FILES = 1_024;

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

    /** Says in the log when the limit is too low for so many connections. */
    public static void check(int maxConnections) {
        check(maxConnections, allowed());
    }

    static void check(int maxConnections, long allowed) {
        if (allowed > 0 && allowed < wanted(maxConnections)) {
            log.atWarn()
                    .addKeyValue("allowed", allowed)
                    .addKeyValue("maxConnections", maxConnections)
                    .addKeyValue("wanted", wanted(maxConnections))
                    .log("Fewer files may be open (ulimit -n) than http.maxConnections needs");
        }
    }
}
