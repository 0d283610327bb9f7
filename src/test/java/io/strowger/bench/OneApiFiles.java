package io.strowger.bench;

/** What is provisioned where sessions of the dialect oneapi are measured. */
final class OneApiFiles {
    static final String BEARER = "bench-bearer-token";
    static final String NETWORK = "handsets";

    static final String PROVISION =
            """
            accounts:
              - id: bench
                name: Bench
                permissions: [ussd]
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['7782']
                credentials: [{kind: bearer, secret: bench-bearer-token}]
            networks:
              - {id: handsets, connector: simulator, country: GH}
            """;

    private OneApiFiles() {}
}
