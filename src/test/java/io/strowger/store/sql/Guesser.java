package io.strowger.store.sql;

import static io.strowger.store.Futures.await;

import io.strowger.core.verify.GuessRule;
import io.strowger.core.verify.VerificationRules;
import io.strowger.limits.Quota;
import io.strowger.security.CodeHashes;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.VerificationCodes;
import io.strowger.store.VerificationCodes.Code;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/**
 * A process that asks for codes and guesses them, and says each answer on a line as soon as it has
 * it: the first guess wrong, the second right. Whoever started it kills it.
 */
final class Guesser {

    static final long NOW = 1_700_000_000_000L;
    static final VerificationRules RULES =
            new VerificationRules(GuessRule.DEFAULT, 0, 1, 86_400_000);

    private static final CodeHashes HASHES =
            new CodeHashes(Keys.of(new Secret("a pepper for tests only")));
    private static final int MOST = 100_000;

    private Guesser() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        Database database = await(Sqlite.open(vertx, Path.of(args[0])));
        VerificationCodes codes = codes(database);
        for (int i = 0; i < MOST; i++) {
            say(i, await(codes.ask(code(i))));
            say(i, await(codes.guess(ref(i), typed(i, "wrong"), NOW)));
            say(i, await(codes.guess(ref(i), typed(i, "right"), NOW)));
        }
    }

    static VerificationCodes codes(Database database) {
        Quota quota = new Quota(2 * MOST, 2 * MOST);
        return new SqlVerificationCodes(database, RULES, RowQuota.ofCodes(database, quota));
    }

    private static void say(int name, Object answer) {
        System.out.println(name + " " + answer);
        System.out.flush();
    }

    private static Code code(int name) {
        String hash = HASHES.code(ref(name), "right", false);
        return new Code("acme", ref(name), "n", "23320", hash, false, "1", NOW, NOW + 60_000);
    }

    static String ref(int name) {
        return HASHES.ref("token-1", "r" + name);
    }

    static CodeHashes.Typed typed(int name, String text) {
        return HASHES.typed(ref(name), text);
    }
}
