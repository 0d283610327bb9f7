package io.strowger.cli;

import io.strowger.config.ManagementSettings;
import io.strowger.config.Settings;
import java.util.Set;

/** The one line that says that the router is ready and where to go next. */
final class ReadyMessage {
    private static final Set<String> ANY = Set.of("0.0.0.0", "::");
    private static final String LOOPBACK = "127.0.0.1";

    private ReadyMessage() {}

    /**
     * @param invocation how this program is started, as {@code java -jar target/strowger.jar}
     */
    static String of(Settings settings, RouterStarter.Running router, String invocation) {
        String http = "http://" + near(settings.http().host()) + ":" + router.httpPort();
        String next =
                settings.demo().enabled()
                        ? "dial '*713#' --msisdn 233200585542" + management(settings, router)
                        : "apply FILE" + data(settings);
        return "Strowger is ready on %s (management %d). It listens on %s and %s. Next: %s %s"
                .formatted(
                        http,
                        router.managementPort(),
                        listening(settings.http().host(), router.httpPort()),
                        listening(settings.management().host(), router.managementPort()),
                        invocation,
                        next);
    }

    private static String management(Settings settings, RouterStarter.Running router) {
        ManagementSettings usual = ManagementSettings.DEFAULTS;
        String host = near(settings.management().host());
        return router.managementPort() == usual.port() && host.equals(usual.host())
                ? ""
                : " --management http://" + host + ":" + router.managementPort();
    }

    private static String data(Settings settings) {
        return settings.data().equals(Settings.defaults().data())
                ? ""
                : " --data " + settings.data();
    }

    private static String listening(String host, int port) {
        String address = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return ANY.contains(host) ? address + " (all addresses)" : address;
    }

    private static String near(String host) {
        return ANY.contains(host) ? LOOPBACK : host;
    }
}
