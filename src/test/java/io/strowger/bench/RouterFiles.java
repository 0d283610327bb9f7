package io.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything the bench knows of the router's configuration: the one network, the one application
 * whose sessions outlive the bench, and the settings by environment.
 */
record RouterFiles(Path folder, int httpPort, int managementPort) {
    static final String SECRET = "network-secret";
    static final String NETWORK_PATH = "/network/upstream";

    private static final String PROVISION =
            """
            accounts:
              - id: bench
                name: Bench
                permissions: [ussd]
            networks:
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: SECRET, prefixes: ['233']}
            applications:
              - id: stub
                account: bench
                dialect: programmable
                url: http://127.0.0.1:PORT/
                serviceCodes: ['*713#']
                replyWithin: 1h
                sessionWithin: 1h
            """;

    private static final String CONFIG = "http:\n  port: PORT\n";

    RouterFiles write(int applicationPort) throws IOException {
        return write(
                PROVISION
                        .replace("SECRET", SECRET)
                        .replace("PORT", Integer.toString(applicationPort)));
    }

    RouterFiles write(String provision) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(provision(), provision);
        Files.writeString(config(), CONFIG.replace("PORT", Integer.toString(httpPort)));
        return this;
    }

    Path config() {
        return folder.resolve("strowger.yaml");
    }

    Map<String, String> environment() {
        return Map.of(
                "STROWGER_HTTP_PORT", Integer.toString(httpPort),
                "STROWGER_MANAGEMENT_PORT", Integer.toString(managementPort),
                "STROWGER_DRAIN_DELAY", "0",
                "STROWGER_DATA", folder.resolve("data").toString(),
                "STROWGER_PROVISION", provision().toString());
    }

    private Path provision() {
        return folder.resolve("provision.yaml");
    }
}
