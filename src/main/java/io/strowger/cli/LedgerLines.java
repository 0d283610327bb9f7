package io.strowger.cli;

import io.strowger.core.model.Money;
import io.strowger.core.purse.LedgerEntry;
import java.time.Instant;
import java.util.Locale;

/** The entries of a ledger as lines of a table. */
final class LedgerLines {

    private static final String COLUMNS = "%8s  %-24s  %-10s  %14s  %14s  %14s  %s";

    static final String HEAD =
            COLUMNS.formatted(
                    "number", "at", "what", "amount", "balance", "held", "push or reference");

    private final String currency;

    LedgerLines(String currency) {
        this.currency = currency;
    }

    String line(LedgerEntry entry) {
        return COLUMNS.formatted(
                        entry.number(),
                        Instant.ofEpochMilli(entry.posting().at()),
                        entry.posting().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        amount(entry.posting().amount()),
                        amount(entry.balance()),
                        amount(entry.held()),
                        printable(entry.posting().subject()))
                .stripTrailing();
    }

    private String amount(long units) {
        return new Money(currency, units).amount();
    }

    /** References come from people and scripts: no control character reaches a terminal. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
