package io.strowger.dispatch;

import static io.strowger.http.client.RawHttpServer.chunked;
import static io.strowger.http.client.RawHttpServer.head;
import static io.strowger.http.client.RawHttpServer.interim;

import io.strowger.http.client.RawHttpServer;
import io.strowger.http.client.RawHttpServer.Peer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers each hop with a screen that is marked with its subscriber, most of them well; now and
 * then it leaves something behind a good answer, or answers badly. What it does to a hop follows
 * from a seed.
 */
final class MisbehavingApplication {

    private static final int[] INTERIMS = {100, 102, 103, 104, 199};
    private static final String HTML = "<!DOCTYPE html><html><body>It works!</body></html>\r\n";

    private final Set<String> wronged = ConcurrentHashMap.newKeySet();
    private final long seed;

    MisbehavingApplication(long seed) {
        this.seed = seed;
    }

    /** The screen of a hop. */
    static String mark(String mobile, int sequence) {
        return "for " + mobile + " hop " + sequence;
    }

    /** Whether the application did wrong to this very hop. */
    boolean hasWronged(String mobile, int sequence) {
        return wronged.contains(mark(mobile, sequence));
    }

    int wrongs() {
        return wronged.size();
    }

    /** The whole answer to a hop, as it should be. */
    static String right(String body) {
        return RawHttpServer.answer(screen(markOf(body)));
    }

    private static String markOf(String body) {
        JsonObject asked = new JsonObject(body);
        return mark(asked.getString("Mobile"), asked.getInteger("Sequence"));
    }

    private static String screen(String mark) {
        return new JsonObject().put("Type", "response").put("Message", mark).encode();
    }

    void answer(String body, Peer peer) throws IOException, InterruptedException {
        String mark = markOf(body);
        Random random = new Random(seed ^ (mark.hashCode() * 0x9E3779B97F4A7C15L));
        String screen = screen(mark);
        int chance = random.nextInt(1_000);
        if (chance < 8) {
            wronged.add(mark);
            doWrong(random.nextInt(7), screen, peer);
        } else if (chance < 60) {
            leave(random, screen, peer);
        } else if (chance < 400) {
            interims(random, peer);
            peer.raw(random.nextBoolean() ? RawHttpServer.answer(screen) : chunked(screen));
        } else if (chance < 430) {
            trickle(RawHttpServer.answer(screen), peer);
        } else {
            peer.raw(RawHttpServer.answer(screen));
        }
    }

    private static void doWrong(int what, String screen, Peer peer) throws IOException {
        switch (what) {
            case 0 -> peer.close();
            case 1 -> {
                peer.raw(head("Content-Length: 400") + screen);
                peer.close();
            }
            case 2 -> peer.raw(head("Content-Length: 7") + screen);
            case 3 -> peer.raw(RawHttpServer.answer(" ".repeat(70_000)));
            case 4 -> peer.raw(interim(101, "Upgrade: x", "Connection: upgrade"));
            case 5 -> peer.raw(head("Transfer-Encoding: chunked") + "2\r\n{}\r\nwhat?\r\n");
            default -> {
                peer.raw(HTML);
                peer.close();
            }
        }
    }

    /** The answer is right, and then there is more. */
    private static void leave(Random random, String screen, Peer peer)
            throws IOException, InterruptedException {
        String whole = RawHttpServer.answer(screen);
        switch (random.nextInt(8)) {
            case 0 -> peer.raw(whole + HTML);
            case 1 -> peer.raw(whole + "x");
            case 2 -> peer.raw(whole + whole);
            case 3 -> peer.raw(chunked(screen) + HTML);
            case 4 -> peer.raw(whole + interim(102) + whole);
            case 5 -> later(random, whole, HTML, peer);
            case 6 -> later(random, chunked(screen), "x", peer);
            default -> {
                later(random, whole, "", peer);
                peer.close();
            }
        }
    }

    private static void later(Random random, String whole, String rest, Peer peer)
            throws IOException, InterruptedException {
        peer.raw(whole);
        peer.pause(random.nextInt(4));
        peer.raw(rest);
    }

    private static void interims(Random random, Peer peer)
            throws IOException, InterruptedException {
        for (int i = random.nextInt(3); i >= 0; i--) {
            int status = INTERIMS[random.nextInt(INTERIMS.length)];
            peer.raw(interim(status, "X-Progress: " + i));
            if (random.nextBoolean()) {
                peer.pause(random.nextInt(8));
            }
        }
    }

    private static void trickle(String whole, Peer peer) throws IOException, InterruptedException {
        int third = whole.length() / 3;
        for (int i = 0; i < 3; i++) {
            peer.raw(whole.substring(i * third, i == 2 ? whole.length() : (i + 1) * third));
            peer.pause(1);
        }
    }
}
