package io.strowger.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Money;
import io.strowger.core.purse.Posted;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Threads post to one purse at once; what each was told must be what some order of all postings
 * tells, in which nothing that was over comes after what began later (linearizability).
 */
class PurseInterleavingsTest {

    private static final int ROUNDS = 400;
    private static final int THREADS = 3;
    private static final int POSTINGS = 3;
    private static final Money OPENING = new Money("NGN", 5);

    /** What is tried. */
    private interface Bank {
        Posted post(Posting posting);
    }

    /** A posting with its beginning, its end and what was told. */
    private record Call(Posting posting, long from, long to, Posted told) {}

    private static Bank right() {
        MemoryPurses purses = new MemoryPurses();
        purses.openNow("acme", OPENING, 0);
        return posting -> purses.post("acme", posting);
    }

    /** Posts to the purse as it was before the last posting, which is lost so. */
    private static Bank losing() {
        Purse opening = new Purse("NGN", OPENING.minorUnits(), 0, 1);
        Deque<Purse> purses = new ArrayDeque<>(List.of(opening, opening));
        return posting -> {
            synchronized (purses) {
                Posted posted = purses.getFirst().post(posting);
                if (posted instanceof Posted.Made(var next, var _)) {
                    purses.removeFirst();
                    purses.addLast(next);
                }
                return posted;
            }
        };
    }

    @Test
    void shouldPostAsIfOneAfterTheOther() throws Exception {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            assertThat(linearizable(history(right(), seed), right(), PurseInterleavingsTest::right))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void shouldCatchAPurseThatLosesPostings() throws Exception {
        boolean caught = false;
        for (int seed = 1; seed <= 50 * ROUNDS && !caught; seed++) {
            caught = !linearizable(history(losing(), seed), right(), PurseInterleavingsTest::right);
        }
        assertThat(caught).isTrue();
    }

    private static List<Call> history(Bank bank, long seed) throws Exception {
        Random random = new Random(seed);
        AtomicLong clock = new AtomicLong();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<List<Call>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                List<Posting> postings = postings(random);
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
            postings.add(new Posting(kind, 1 + random.nextInt(4), "s", 0));
        }
        return postings;
    }

    private static Call call(Bank bank, Posting posting, AtomicLong clock) {
        long from = clock.incrementAndGet();
        Posted told = bank.post(posting);
        return new Call(posting, from, clock.incrementAndGet(), told);
    }

    /** Tries every order that fits; banks cannot go back, so the order so far is told anew. */
    private static boolean linearizable(List<Call> left, Bank now, Supplier<Bank> fresh) {
        return linearizable(left, List.of(), now, fresh);
    }

    private static boolean linearizable(
            List<Call> left, List<Call> before, Bank now, Supplier<Bank> fresh) {
        if (left.isEmpty()) {
            return true;
        }
        long firstEnd = left.stream().mapToLong(Call::to).min().orElseThrow();
        @Nullable Bank bank = now;
        for (Call call : left) {
            if (call.from() > firstEnd) {
                continue;
            }
            if (bank == null) {
                bank = fresh.get();
                before.stream().map(Call::posting).forEach(bank::post);
            }
            Posted told = bank.post(call.posting());
            if (told.equals(call.told())
                    && linearizable(without(left, call), with(before, call), bank, fresh)) {
                return true;
            }
            bank = null;
        }
        return false;
    }

    private static List<Call> without(List<Call> calls, Call one) {
        List<Call> rest = new ArrayList<>(calls);
        rest.remove(one);
        return rest;
    }

    private static List<Call> with(List<Call> calls, Call one) {
        List<Call> more = new ArrayList<>(calls);
        more.add(one);
        return more;
    }
}
