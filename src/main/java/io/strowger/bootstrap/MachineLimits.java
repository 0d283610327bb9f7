package io.strowger.bootstrap;

import io.strowger.config.Settings;
import io.strowger.ops.OpenFileLimit;
import java.util.ArrayList;
import java.util.List;

/** What this machine allows a process less of than settings ask for. */
public final class MachineLimits {

    private static final long MEBIBYTE = 1L << 20;

    private MachineLimits() {}

    /**
     * One sentence a limit, as {@code strowger check-config} prints them; none when all is well.
     */
    public static List<String> below(Settings settings) {
        return below(
                settings,
                OpenFileLimit.allowed(),
                Runtime.getRuntime().maxMemory(),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param files how many files a process may have open, or less than 1 when nobody can tell
     * @param heapBytes the largest heap of this process
     */
    static List<String> below(Settings settings, long files, long heapBytes, int processors) {
        List<String> found = new ArrayList<>();
        long wanted = OpenFileLimit.wanted(settings.http().maxConnections());
        if (settings.http().maxConnections() > 0 && files > 0 && files < wanted) {
            found.add(
                    "http.maxConnections: %d connections need %d open files, and a process may have %d here (ulimit -n)"
                            .formatted(settings.http().maxConnections(), wanted, files));
        }
        long sessions = settings.sessions().maxBytes();
        if (sessions > heapBytes) {
            found.add(
                    "sessions.maxBytes: %d MiB are more than the heap of %d MiB (-Xmx)"
                            .formatted(sessions / MEBIBYTE, heapBytes / MEBIBYTE));
        }
        if (settings.loops() > processors) {
            found.add(
                    "loops: %d event loops are more than the %d processors"
                            .formatted(settings.loops(), processors));
        }
        return List.copyOf(found);
    }
}
