package io.strowger.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A folder with everything that a router needs: its data, one provisioning file, settings by
 * environment. Several routers may be started on it, one after the other.
 */
record RouterSetup(Path folder, Map<String, String> environment) {

    /** What networks present at {@code POST /network/upstream}. */
    static final String NETWORK_SECRET = "network-secret";

    /** An account and the two networks that every test has; applications are added to it. */
    static final String HOUSE =
            """
            accounts:
              - {id: acme, name: Acme Ltd}
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone}
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret}
            applications:
            """;

    static RouterSetup in(Path folder, String provisioning) {
        write(folder.resolve("provision.yaml"), provisioning);
        write(folder.resolve("strowger.yaml"), "");
        Map<String, String> environment = new HashMap<>();
        environment.put("STROWGER_CONFIG", folder.resolve("strowger.yaml").toString());
        environment.put("STROWGER_PROVISION", folder.resolve("provision.yaml").toString());
        environment.put("STROWGER_DATA", folder.resolve("data").toString());
        environment.put("STROWGER_HTTP_HOST", "127.0.0.1");
        environment.put("STROWGER_HTTP_PORT", "0");
        environment.put("STROWGER_MANAGEMENT_PORT", "0");
        environment.put("STROWGER_LOOPS", "2");
        environment.put("STROWGER_DRAIN_DELAY", "0");
        return new RouterSetup(folder, Map.copyOf(environment));
    }

    /** One line of applications: id, where it listens, its code, and more keys if any. */
    static String application(String id, Object url, String code, String more) {
        return "  - {id: %s, account: acme, dialect: programmable, url: '%s', serviceCodes: ['%s']%s}\n"
                .formatted(id, url, code, more.isEmpty() ? "" : ", " + more);
    }

    RouterSetup with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new RouterSetup(folder, Map.copyOf(more));
    }

    Path data() {
        return folder.resolve("data");
    }

    /** A further file in the folder. */
    Path file(String name, String text) {
        return write(folder.resolve(name), text);
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
