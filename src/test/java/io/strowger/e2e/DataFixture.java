package io.strowger.e2e;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A data folder of the first release, as {@link DataFixtureMaker} left it, and what was noted when
 * it was made: credentials, codes, and where the peers of that router listened.
 */
record DataFixture(Path data, JsonObject notes) {

    static final String RESOURCE = "data-of-schema-5.zip";
    static final String NOTES = "notes.json";

    /** Everything that was provisioned; the peers' address is to be put in. */
    static final String PROVISION =
            """
            accounts:
              - id: acme
                name: Acme Ltd
                permissions: [ussd, push, verify]
                purse: {currency: GHS, openingBalance: "1000.00", pushPrice: "4.00"}
                checkout: {url: '%1$scheckout/', secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}
                callbacks: {allow: [127.0.0.0/8], secret: whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD}
                shortCodes: ['7782']
                credentials:
                  - {kind: bearer, secret: acme-bearer-token}
                  - {kind: oauth, id: acme-key, secret: acme-secret}
                  - {kind: client, id: acme, secret: demo-client-secret}
                  - {kind: token, secret: 0c6ccf37-dd15-49ff-a12f-ffad8f2655a6, allowedAddresses: [127.0.0.0/8]}
              - {id: other, name: Other Ltd, permissions: [push], credentials: [{kind: client, id: other, secret: other-client-secret}]}
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone, prefixes: ['233']}
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret}
              - {id: hub, connector: http, dialect: oneapi, country: NG, secret: network-secret, prefixes: ['234'],
                 url: '%1$shub/ussd/v1', outboundSecret: hub-bearer-token, notifyUrl: 'http://127.0.0.1:9/',
                 webhookSecret: whsec_plJ3nmyCDGBKInavdOK15jsl}
            applications:
              - {id: shop, account: acme, dialect: programmable, url: '%1$sprogrammable/', serviceCodes: ['*713#']}
              - {id: pay, account: acme, dialect: session-event, url: '%1$sevent/', serviceCodes: ['*425#'],
                 recoveryCode: '*425*123#', secret: app-secret, recoverWithin: 24h}
              - {id: menu, account: acme, dialect: oneapi, url: '%1$soneapi/', serviceCodes: ['*777#']}
            """;

    /** A copy that is one's own. */
    static DataFixture copiedTo(Path data) throws IOException {
        Files.createDirectories(data);
        String notes = "";
        try (ZipInputStream zip = new ZipInputStream(resource())) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                if (entry.getName().equals(NOTES)) {
                    notes = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                } else {
                    Path file = data.resolve(entry.getName()).normalize();
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                }
            }
        }
        return new DataFixture(data, new JsonObject(notes));
    }

    private static InputStream resource() {
        return Objects.requireNonNull(DataFixture.class.getResourceAsStream(RESOURCE));
    }

    String note(String name) {
        return notes.getString(name);
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("strowger.db"));
    }

    /** Lets the peers listen elsewhere. */
    void movePeers(String url) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String column :
                    List.of(
                            "accounts.checkout_url",
                            "networks.url",
                            "applications.url",
                            "subscriptions.notify_url",
                            "outbox.url")) {
                String[] name = column.split("\\.", 2);
                statement.executeUpdate(
                        "UPDATE %1$s SET %2$s = replace(%2$s, '%3$s', '%4$s')"
                                .formatted(name[0], name[1], note("peers"), url));
            }
        }
    }

    /** How many rows each table has. */
    Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String table :
                values(
                        "SELECT name FROM sqlite_master WHERE type = 'table'"
                                + " AND name NOT LIKE 'sqlite%'")) {
            counts.put(table, Long.valueOf(values("SELECT count(*) FROM " + table).getFirst()));
        }
        return counts;
    }

    /** The first column of what a query finds. */
    List<String> values(String query) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
