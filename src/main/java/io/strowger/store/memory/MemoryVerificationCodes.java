package io.strowger.store.memory;

import io.strowger.core.verify.CodeState;
import io.strowger.core.verify.GuessRule;
import io.strowger.core.verify.VerificationRules;
import io.strowger.limits.Quota;
import io.strowger.security.CodeHashes;
import io.strowger.store.VerificationCodes;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Verification codes that last as long as their process: for tests and trials. */
public final class MemoryVerificationCodes implements VerificationCodes {

    private final VerificationRules rules;
    private final Quota quota;
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(Code code, CodeState state) {}

    /**
     * @param quota how many refs are used at once
     */
    public MemoryVerificationCodes(VerificationRules rules, Quota quota) {
        this.rules = rules;
        this.quota = quota;
    }

    @Override
    public synchronized Future<Asked> ask(Code code) {
        return Future.succeededFuture(askNow(code));
    }

    private Asked askNow(Code code) {
        Entry known = entries.get(code.ref());
        if (known != null && isKept(known, code.askedAt())) {
            return new Asked.RefUsed();
        }
        if (known == null && entries.size() >= quota.whole()) {
            return new Asked.NoRoom();
        }
        if (known == null && of(code.account()) >= quota.perAccount()) {
            return new Asked.ShareUsed();
        }
        List<Long> asked = askedFor(code);
        if (rules.mostPerNumber() > 0 && asked.size() >= rules.mostPerNumber()) {
            long oldest = asked.get(asked.size() - rules.mostPerNumber());
            return new Asked.TooOften(oldest + rules.numberWithinMillis() - code.askedAt());
        }
        entries.put(code.ref(), new Entry(code, CodeState.fresh(code.expiresAt())));
        return new Asked.Stored();
    }

    private long of(String account) {
        return entries.values().stream()
                .filter(entry -> entry.code().account().equals(account))
                .count();
    }

    /** When the number was asked for within the window, the oldest first. */
    private List<Long> askedFor(Code code) {
        return entries.values().stream()
                .filter(entry -> entry.code().number().equals(code.number()))
                .map(entry -> entry.code().askedAt())
                .filter(at -> at > code.askedAt() - rules.numberWithinMillis())
                .sorted()
                .toList();
    }

    private boolean isKept(Entry entry, long now) {
        return now < entry.code().askedAt() + rules.keptMillis();
    }

    @Override
    public synchronized Future<Boolean> withdraw(String ref, String messageId) {
        Entry known = entries.get(ref);
        boolean same = known != null && known.code().messageId().equals(messageId);
        return Future.succeededFuture(same && entries.remove(ref, known));
    }

    @Override
    public synchronized Future<Guessed> guess(String ref, CodeHashes.Typed typed, long now) {
        Entry known = entries.get(ref);
        if (known == null || !isKept(known, now)) {
            return Future.succeededFuture(new Guessed.Unknown());
        }
        Code code = known.code();
        boolean equal = typed.matches(code.hash(), code.caseSensitive());
        GuessRule.Outcome outcome = rules.guesses().guess(known.state(), equal, now);
        entries.put(ref, new Entry(code, outcome.state()));
        return Future.succeededFuture(new Guessed.Known(outcome.verdict(), code.prefix()));
    }

    @Override
    public synchronized Future<Integer> forget(long now, int most) {
        return Forgetting.forget(entries.values(), entry -> !isKept(entry, now), most);
    }
}
