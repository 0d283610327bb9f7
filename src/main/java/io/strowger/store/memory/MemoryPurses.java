package io.strowger.store.memory;

import io.strowger.core.model.Money;
import io.strowger.core.purse.Discrepancy;
import io.strowger.core.purse.LedgerEntry;
import io.strowger.core.purse.LedgerReplay;
import io.strowger.core.purse.Posted;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.store.Purses;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Purses that last as long as their process: for tests and trials. */
public final class MemoryPurses implements Purses {

    private final Map<String, Book> books = new TreeMap<>();
    private Function<String, Map<String, Long>> open = account -> Map.of();

    /** A purse with its ledger. */
    private static final class Book {
        private Purse purse;
        private final List<LedgerEntry> entries = new ArrayList<>();
        private final Map<String, io.strowger.core.purse.Posting> references = new HashMap<>();

        Book(String currency) {
            purse = Purse.empty(currency);
        }

        Posted post(io.strowger.core.purse.Posting posting) {
            Posted posted = purse.post(posting);
            if (posted instanceof Posted.Made(var next, var entry)) {
                purse = next;
                entries.add(entry);
            }
            return posted;
        }

        Posting postOnce(io.strowger.core.purse.Posting posting) {
            io.strowger.core.purse.Posting before = references.get(posting.subject());
            if (before != null) {
                return before.kind() == posting.kind() && before.amount() == posting.amount()
                        ? new Posting.Repeated(purse)
                        : new Posting.OtherPosting();
            }
            return switch (post(posting)) {
                case Posted.Refused(var reason) -> new Posting.Refused(reason);
                case Posted.Made(var next, var _) -> {
                    references.put(posting.subject(), posting);
                    yield new Posting.Made(next);
                }
            };
        }
    }

    /** Tells the price of every push of an account whose hold has not ended, by its session. */
    synchronized void verifyWith(Function<String, Map<String, Long>> pushes) {
        open = pushes;
    }

    @Override
    public synchronized Future<Optional<Purse>> find(String account) {
        return Future.succeededFuture(Optional.ofNullable(purse(account)));
    }

    synchronized @Nullable Purse purse(String account) {
        Book book = books.get(account);
        return book == null ? null : book.purse;
    }

    synchronized @Nullable String currency(String account) {
        Purse purse = purse(account);
        return purse == null ? null : purse.currency();
    }

    /** Posts what belongs to a push. */
    synchronized Posted post(String account, io.strowger.core.purse.Posting posting) {
        Book book = books.get(account);
        if (book == null) {
            throw new IllegalStateException("a push has an account with a purse");
        }
        return book.post(posting);
    }

    @Override
    public synchronized Future<List<String>> accounts() {
        return Future.succeededFuture(List.copyOf(books.keySet()));
    }

    @Override
    public Future<Boolean> open(String account, Money opening, long now) {
        return Future.succeededFuture(openNow(account, opening, now));
    }

    synchronized boolean openNow(String account, Money opening, long now) {
        if (opening.isNegative()) {
            throw new IllegalArgumentException("a purse does not begin with a debt");
        }
        Book book = new Book(opening.currency());
        if (books.putIfAbsent(account, book) != null) {
            return false;
        }
        book.post(new io.strowger.core.purse.Posting(Kind.OPENING, opening.minorUnits(), "", now));
        return true;
    }

    @Override
    public Future<Posting> topUp(String account, Money amount, String reference, long now) {
        return postOnce(account, amount, Kind.TOP_UP, reference, now);
    }

    @Override
    public Future<Posting> withdraw(String account, Money amount, String reference, long now) {
        return postOnce(account, amount, Kind.WITHDRAWAL, reference, now);
    }

    private synchronized Future<Posting> postOnce(
            String account, Money amount, Kind kind, String reference, long now) {
        Book book = books.get(account);
        return Future.succeededFuture(
                book == null || !book.purse.currency().equals(amount.currency())
                        ? new Posting.NoPurse()
                        : book.postOnce(
                                new io.strowger.core.purse.Posting(
                                        kind, amount.minorUnits(), reference, now)));
    }

    @Override
    public synchronized Future<List<LedgerEntry>> ledger(String account, long after, int limit) {
        return Future.succeededFuture(
                entries(account).stream()
                        .filter(entry -> entry.number() > after)
                        .limit(limit)
                        .toList());
    }

    private List<LedgerEntry> entries(String account) {
        Book book = books.get(account);
        return book == null ? List.of() : book.entries;
    }

    @Override
    public synchronized Future<Optional<Discrepancy>> verify(String account) {
        Purse purse = purse(account);
        if (purse == null) {
            return Future.succeededFuture(Optional.empty());
        }
        LedgerReplay replay = new LedgerReplay(purse.currency());
        entries(account).forEach(replay::read);
        return Future.succeededFuture(
                Optional.ofNullable(replay.against(purse, open.apply(account))));
    }
}
