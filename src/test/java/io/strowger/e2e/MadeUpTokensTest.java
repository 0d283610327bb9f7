package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.security.TokenGenerator;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that nobody was given, a hundred thousand of them: the store is not read for one. */
class MadeUpTokensTest {
    private static final int TOKENS = 100_000;
    private static final int CLIENTS = 4;

    /** Requests that a client has sent before it reads their answers. */
    private static final int AHEAD = 25;

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String SUBSCRIPTIONS = "/ussd/v1/inbound/subscriptions";
    private static final String LOOKUPS = "strowger_token_lookups_total";

    @TempDir Path folder;

    @Test
    void shouldBeRefusedWithoutTheStoreWhileOthersAreServed() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, OneApiHouse.PROVISION);
        try (Router router = RouterUnderTest.start(setup);
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            OneApiHouse house = OneApiHouse.of(router);
            long before = lookups(router);
            List<CompletableFuture<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(
                        CompletableFuture.supplyAsync(() -> refused(router.httpPort()), threads));
            }
            int served = 0;
            while (clients.stream().anyMatch(one -> !one.isDone()) || served == 0) {
                assertThat(house.send("GET", SUBSCRIPTIONS, "").statusCode()).isEqualTo(200);
                served++;
            }
            assertThat(clients.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(TOKENS);
            assertThat(lookups(router) - before).as("look-ups in the store").isZero();

            OneApiHouse holder = house.as(token(house));
            assertThat(holder.send("GET", SUBSCRIPTIONS, "").statusCode()).isEqualTo(200);
            assertThat(lookups(router) - before).isPositive();
        }
    }

    private static String token(OneApiHouse house) {
        String form = "grant_type=client_credentials&client_id=acme-key&client_secret=acme-secret";
        return new JsonObject(
                        Router.CLIENT
                                .sendAsync(
                                        house.to("/token")
                                                .header(
                                                        "content-type",
                                                        "application/x-www-form-urlencoded")
                                                .POST(BodyPublishers.ofString(form))
                                                .build(),
                                        BodyHandlers.ofString())
                                .join()
                                .body())
                .getString("access_token");
    }

    private static long lookups(Router router) {
        return router.ask("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(LOOKUPS + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(LOOKUPS.length() + 1)))
                .sum();
    }

    /** Sends a client's part of the tokens; the answer is how many were answered 401. */
    private static int refused(int port) {
        TokenGenerator chance = new TokenGenerator();
        int refused = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int sent = 0; sent < TOKENS / CLIENTS; sent += AHEAD) {
                StringBuilder requests = new StringBuilder();
                for (int i = sent; i < sent + AHEAD; i++) {
                    requests.append(request(madeUp(chance, i)));
                }
                byte[] bytes = requests.toString().getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(bytes);
                for (int i = 0; i < AHEAD; i++) {
                    refused += status(answers) == 401 ? 1 : 0;
                }
            }
            return refused;
        } catch (IOException e) {
            throw new AssertionError("the router went away", e);
        }
    }

    /** By turns in the form of today, of an earlier release, and in none. */
    private static String madeUp(TokenGenerator chance, int number) {
        return switch (number % 3) {
            case 0 -> (chance.token() + chance.token()).substring(0, 64);
            case 1 -> chance.token();
            default -> "made-up-" + chance.id();
        };
    }

    private static String request(String token) {
        return "GET "
                + SUBSCRIPTIONS
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n";
    }

    /** Reads one answer; its body is one line of JSON. */
    private static int status(BufferedReader answers) throws IOException {
        int status = Integer.parseInt(answers.readLine().split(" ", 3)[1]);
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (answers.skip(length) != length) {
            throw new IOException("half an answer");
        }
        return status;
    }
}
