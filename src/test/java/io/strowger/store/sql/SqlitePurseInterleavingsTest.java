package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Money;
import io.strowger.core.purse.Posted;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.store.Purses;
import io.strowger.store.StoreException;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Threads post to one purse at once, through two openings of its file as two processes do; what
 * each was told must be what some order of all postings tells, in which nothing that was over comes
 * after what began later (linearizability). What is told in an order is what {@link Purse} says.
 */
class SqlitePurseInterleavingsTest {

    private static final int ROUNDS = 40;
    private static final int THREADS = 3;
    private static final int POSTINGS = 3;
    private static final Money OPENING = new Money("NGN", 5);
    private static final Purse OPENED = new Purse("NGN", OPENING.minorUnits(), 0, 1);

    @RegisterExtension final SqliteMoney money = new SqliteMoney();

    /** What is tried. */
    private interface Bank {
        Told post(Posting posting);
    }

    /**
     * The answer to a posting.
     *
     * @param after the purse after it; null where it is not told
     */
    private record Told(boolean made, @Nullable Purse after) {

        static final Told REFUSED = new Told(false, null);

        static Told of(Posting posting, Posted posted) {
            return switch (posted) {
                case Posted.Refused _ -> REFUSED;
                case Posted.Made(var next, var _) ->
                        new Told(true, isOperators(posting.kind()) ? next : null);
            };
        }

        static Told of(Purses.Posting posted) {
            return posted instanceof Purses.Posting.Made(var now) ? new Told(true, now) : REFUSED;
        }
    }

    /** A posting with its beginning, its end and what was told. */
    private record Call(Posting posting, long from, long to, Told told) {}

    private static boolean isOperators(Kind kind) {
        return kind == Kind.TOP_UP || kind == Kind.WITHDRAWAL;
    }

    /** The purse of an account, as the operator's commands and the pushes post to it. */
    private static Bank stored(Database database, String account) {
        Purses purses = new SqlPurses(database);
        return posting -> {
            Money amount = new Money("NGN", posting.amount());
            return switch (posting.kind()) {
                case TOP_UP -> Told.of(await(purses.topUp(account, amount, posting.subject(), 0)));
                case WITHDRAWAL ->
                        Told.of(await(purses.withdraw(account, amount, posting.subject(), 0)));
                case HOLD ->
                        new Told(
                                await(
                                        database.unit(client ->
                                                PurseRows.hold(
                                                        client,
                                                        account,
                                                        amount,
                                                        posting.subject(),
                                                        0))),
                                null);
                case COMMIT, RELEASE -> ended(database, account, posting);
                case OPENING -> throw new IllegalArgumentException("it is open");
            };
        };
    }

    private static Told ended(Database database, String account, Posting posting) {
        try {
            await(database.unit(client -> PurseRows.end(client, account, posting)));
            return new Told(true, null);
        } catch (StoreException nothingHeld) {
            return Told.REFUSED;
        }
    }

    /** Posts to the purse as it was before the last posting, which is lost so. */
    private static Bank losing() {
        Deque<Purse> purses = new ArrayDeque<>(List.of(OPENED, OPENED));
        return posting -> {
            synchronized (purses) {
                Posted posted = purses.getFirst().post(posting);
                if (posted instanceof Posted.Made(var next, var _)) {
                    purses.removeFirst();
                    purses.addLast(next);
                }
                return Told.of(posting, posted);
            }
        };
    }

    @Test
    void shouldPostAsIfOneAfterTheOther() throws Exception {
        Database another = money.another();
        for (int seed = 1; seed <= ROUNDS; seed++) {
            String account = "a" + seed;
            await(money.database().write(SqliteMoney.ACCOUNT, Tuple.of(account)));
            money.open(account, OPENING, 0);
            List<Bank> both = List.of(stored(money.database(), account), stored(another, account));
            assertThat(linearizable(history(both, seed), OPENED)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void shouldCatchAPurseThatLosesPostings() throws Exception {
        boolean caught = false;
        for (int seed = 1; seed <= 500 * ROUNDS && !caught; seed++) {
            caught = !linearizable(history(List.of(losing()), seed), OPENED);
        }
        assertThat(caught).isTrue();
    }

    private static List<Call> history(List<Bank> banks, long seed) throws Exception {
        Random random = new Random(seed);
        AtomicLong clock = new AtomicLong();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<List<Call>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                List<Posting> postings = postings(random);
                Bank bank = banks.get(thread % banks.size());
                all.add(
                        threads.submit(() -> {
                            start.await();
                            return postings.stream().map(one -> call(bank, one, clock)).toList();
                        }));
            }
        }
        List<Call> calls = new ArrayList<>();
        for (Future<List<Call>> one : all) {
            calls.addAll(one.get());
        }
        return calls;
    }

    private static List<Posting> postings(Random random) {
        List<Kind> kinds =
                List.of(Kind.TOP_UP, Kind.WITHDRAWAL, Kind.HOLD, Kind.COMMIT, Kind.RELEASE);
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < POSTINGS; i++) {
            Kind kind = kinds.get(random.nextInt(kinds.size()));
            String subject = random.nextLong() + "";
            postings.add(new Posting(kind, 1 + random.nextInt(4), subject, 0));
        }
        return postings;
    }

    private static Call call(Bank bank, Posting posting, AtomicLong clock) {
        long from = clock.incrementAndGet();
        Told told = bank.post(posting);
        return new Call(posting, from, clock.incrementAndGet(), told);
    }

    /** Tries every order that fits. */
    private static boolean linearizable(List<Call> left, Purse purse) {
        long firstEnd = left.stream().mapToLong(Call::to).min().orElse(0);
        return left.isEmpty()
                || left.stream()
                        .filter(call -> call.from() <= firstEnd)
                        .anyMatch(call -> fits(call, purse) && linearizable(left, call, purse));
    }

    private static boolean fits(Call call, Purse purse) {
        return Told.of(call.posting(), purse.post(call.posting())).equals(call.told());
    }

    private static boolean linearizable(List<Call> left, Call first, Purse purse) {
        List<Call> rest = new ArrayList<>(left);
        rest.remove(first);
        return linearizable(
                rest,
                purse.post(first.posting()) instanceof Posted.Made(var next, var _) ? next : purse);
    }
}
