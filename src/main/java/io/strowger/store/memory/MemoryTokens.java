package io.strowger.store.memory;

import io.strowger.store.Tokens;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens that last as long as their process: for tests and trials. */
public final class MemoryTokens implements Tokens {

    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(boolean access, boolean used, Grant grant, long until) {
        Token spent() {
            return new Token(access, true, grant, until);
        }
    }

    @Override
    public synchronized Future<Boolean> issue(Grant grant, Pair pair, int most, long now) {
        forgetNow(now);
        boolean room = hasRoom(grant.credential(), most);
        if (room) {
            put(grant, grant.scopes(), pair);
        }
        return Future.succeededFuture(room);
    }

    private boolean hasRoom(String credential, int most) {
        long had =
                tokens.values().stream()
                        .filter(token -> token.grant().credential().equals(credential))
                        .count();
        return had + 2 <= most;
    }

    private void put(Grant grant, Set<String> accessScopes, Pair pair) {
        Grant narrowed = new Grant(grant.family(), grant.credential(), accessScopes);
        tokens.put(pair.access(), new Token(true, false, narrowed, pair.accessUntil()));
        tokens.put(pair.refresh(), new Token(false, false, grant, pair.refreshUntil()));
    }

    @Override
    public synchronized Future<Refreshed> refresh(
            String refresh, String credential, Set<String> scopes, Pair next, int most, long now) {
        forgetNow(now);
        Token token = tokens.get(refresh);
        if (token == null || token.access() || !token.grant().credential().equals(credential)) {
            return Future.succeededFuture(new Refreshed.Unknown());
        }
        return Future.succeededFuture(use(refresh, token, scopes, next, most));
    }

    private Refreshed use(String refresh, Token token, Set<String> scopes, Pair next, int most) {
        Grant grant = token.grant();
        if (token.used()) {
            tokens.values().removeIf(one -> one.grant().family().equals(grant.family()));
            return new Refreshed.Reused();
        }
        if (!grant.scopes().containsAll(scopes)) {
            return new Refreshed.TooWide();
        }
        if (!hasRoom(grant.credential(), most)) {
            return new Refreshed.TooMany();
        }
        Set<String> narrowed = scopes.isEmpty() ? grant.scopes() : scopes;
        tokens.put(refresh, token.spent());
        put(grant, narrowed, next);
        return new Refreshed.Renewed(new Grant(grant.family(), grant.credential(), narrowed));
    }

    @Override
    public synchronized Future<Optional<Grant>> access(String access, long now) {
        return Future.succeededFuture(
                Optional.ofNullable(tokens.get(access))
                        .filter(token -> token.access() && token.until() > now)
                        .map(Token::grant));
    }

    @Override
    public synchronized Future<Long> unsignedAccessUntil(long now) {
        long until =
                tokens.entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith(SIGNED))
                        .map(Map.Entry::getValue)
                        .filter(token -> token.access() && token.until() > now)
                        .mapToLong(Token::until)
                        .max()
                        .orElse(0);
        return Future.succeededFuture(until);
    }

    @Override
    public synchronized Future<Void> revoke(String credential) {
        tokens.values().removeIf(token -> token.grant().credential().equals(credential));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Integer> forget(long now, int most) {
        return Forgetting.forget(tokens.values(), token -> token.until() <= now, most);
    }

    private void forgetNow(long now) {
        tokens.values().removeIf(token -> token.until() <= now);
    }
}
