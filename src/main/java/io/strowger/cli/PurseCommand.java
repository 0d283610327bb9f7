package io.strowger.cli;

import static java.util.Objects.requireNonNull;

import io.strowger.core.model.Money;
import io.strowger.core.purse.Discrepancy;
import io.strowger.core.purse.Purse;
import io.strowger.store.Purses;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code strowger purse}: what accounts have prepaid, beside a router that may be running. */
@Command(
        name = "purse",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows, fills and checks what accounts have prepaid.",
        footer = {
            "",
            "Examples:",
            "  strowger purse show acme",
            "  strowger purse top-up acme 500.00 --reference 'bank 2024-117'",
            "  strowger purse ledger acme --limit 20",
            "  strowger purse verify",
            "",
            "It works on the data folder; a router that runs on it need not be stopped.",
            "",
            "Exit codes: 0 done, or all adds up; 1 it cannot be, or something does not add up; 2"
                    + " wrong usage; 78 the data folder cannot be used."
        })
public final class PurseCommand implements Runnable {

    private final StoreOpener opener;
    private final InstantSource clock;

    @Spec private @Nullable CommandSpec spec;

    /**
     * @param clock tells when something was paid in
     */
    public PurseCommand(StoreOpener opener, InstantSource clock) {
        this.opener = opener;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "say which of its commands");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what an account may still spend, and what is held for pushes.")
    int show(
            @Parameters(paramLabel = "ACCOUNT", description = "The account's id.") String account,
            @Mixin StoreOption where)
            throws Exception {
        try (StoreOpener.Store store = where.open(opener)) {
            Purse purse = purse(store.purses(), account);
            PrintWriter out = out();
            out.println("balance  " + money(purse, purse.balance()));
            out.println("held     " + money(purse, purse.held()));
            out.println("entries  " + purse.entries());
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "top-up",
            mixinStandardHelpOptions = true,
            description = "Pays money in, once for each reference.")
    int topUp(
            @Parameters(paramLabel = "ACCOUNT", description = "The account's id.") String account,
            @Parameters(paramLabel = "AMOUNT", description = "As 500 or 500.00.") String amount,
            @Option(
                            names = "--reference",
                            required = true,
                            paramLabel = "REFERENCE",
                            description = "What you call this payment; the same pays in once.")
                    String reference,
            @Mixin StoreOption where)
            throws Exception {
        if (isInvisible(reference)) {
            throw new ParameterException(
                    spec().commandLine(), "--reference: name the payment; it tells two apart");
        }
        try (StoreOpener.Store store = where.open(opener)) {
            Purse before = purse(store.purses(), account);
            Money money = amount(amount, before);
            return told(
                    money,
                    reference,
                    store.purses().topUp(account, money, reference, clock.millis()).await());
        }
    }

    /** Blanks alone tell no payment from another, of whatever kind they are. */
    private static boolean isInvisible(String text) {
        return text.codePoints()
                .allMatch(c ->
                        Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT);
    }

    private Money amount(String text, Purse purse) {
        try {
            return Money.parse(text, purse.currency());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), "AMOUNT: " + e.getMessage(), e);
        }
    }

    private int told(Money money, String reference, Purses.Posting posting) {
        return switch (posting) {
            case Purses.Posting.Made(var now) -> {
                out().printf("%s is paid in; the balance is %s.%n", money, balance(now));
                yield ExitCodes.OK;
            }
            case Purses.Posting.Repeated(var now) -> {
                out().printf(
                                "%s was paid in before: nothing changes; the balance is %s.%n",
                                reference, balance(now));
                yield ExitCodes.OK;
            }
            case Purses.Posting.OtherPosting() ->
                    throw CommandFailure.failed(
                            "something else was posted as " + reference + "; choose another", null);
            case Purses.Posting.NoPurse() ->
                    throw CommandFailure.failed("the account has no purse any more", null);
            case Purses.Posting.Refused(var reason) ->
                    throw CommandFailure.failed(
                            switch (reason) {
                                case AMOUNT -> "pay in more than nothing";
                                case OVERFLOW -> "the purse cannot hold so much";
                                case INSUFFICIENT, NOT_HELD, OPENED_BEFORE, NOT_OPENED ->
                                        "it cannot be paid in (" + reason + ")";
                            },
                            null);
        };
    }

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = "Lists what happened to a purse, the oldest first.")
    int ledger(
            @Parameters(paramLabel = "ACCOUNT", description = "The account's id.") String account,
            @Option(
                            names = "--after",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Begin behind the entry of this number (0).")
                    long after,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Most entries to list (100).")
                    int limit,
            @Mixin StoreOption where)
            throws Exception {
        if (limit < 1) {
            throw new ParameterException(spec().commandLine(), "--limit: list at least one");
        }
        try (StoreOpener.Store store = where.open(opener)) {
            LedgerLines lines = new LedgerLines(purse(store.purses(), account).currency());
            PrintWriter out = out();
            out.println(LedgerLines.HEAD);
            store.purses().ledger(account, after, limit).await().stream()
                    .map(lines::line)
                    .forEach(out::println);
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Makes purses anew from their ledgers and compares.")
    int verify(
            @Parameters(
                            paramLabel = "ACCOUNT",
                            arity = "0..1",
                            description = "The account's id (all that have a purse).")
                    @Nullable String account,
            @Mixin StoreOption where)
            throws Exception {
        try (StoreOpener.Store store = where.open(opener)) {
            Purses purses = store.purses();
            boolean clean = true;
            for (String one : account == null ? purses.accounts().await() : List.of(account)) {
                purse(purses, one);
                clean &= verified(one, purses.verify(one).await());
            }
            return clean ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private boolean verified(String account, Optional<Discrepancy> found) {
        out().println(
                        found.map(wrong -> account + " does not add up: " + wrong)
                                .orElse(account + " adds up."));
        return found.isEmpty();
    }

    private static Purse purse(Purses purses, String account) {
        return purses.find(account)
                .await()
                .orElseThrow(() ->
                        CommandFailure.failed(
                                "account " + account + " has no purse; see strowger apply", null));
    }

    private static String balance(Purse purse) {
        return money(purse, purse.balance());
    }

    private static String money(Purse purse, long amount) {
        return new Money(purse.currency(), amount).toString();
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        return requireNonNull(spec, "picocli sets it");
    }
}
