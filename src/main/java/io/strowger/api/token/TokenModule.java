package io.strowger.api.token;

import io.strowger.api.ApiContext;
import io.strowger.api.ApiModule;
import io.strowger.api.BearerAuthentication;
import io.strowger.http.server.ErrorFormats;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.security.Keys;
import io.strowger.store.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;

/** How tokens are had and who shows one, put together. */
public final class TokenModule implements ApiModule {

    private final Tokens tokens;
    private final InstantSource clock;
    private final TokenLookups lookups;
    private final AccessTokens access;
    private final Authenticator authenticator;
    private final TokenRoutes routes;

    public TokenModule(ApiContext api, Tokens tokens, Keys keys, TokenLimits limits) {
        TokenHashes hashes = new TokenHashes(keys);
        this.tokens = tokens;
        this.clock = api.clock();
        this.lookups = new TokenLookups(tokens);
        this.access = new AccessTokens(api.snapshot(), lookups, hashes, clock);
        this.authenticator = new Authenticator(api.snapshot(), access);
        this.routes =
                new TokenRoutes(
                        new TokenService(api.snapshot(), tokens, hashes, clock, limits), api);
    }

    /** Tells who shows a bearer credential or an access token. */
    public BearerAuthentication authenticator() {
        return authenticator;
    }

    /** Reads access tokens in the store. */
    public TokenLookups lookups() {
        return lookups;
    }

    /** Learns for how long tokens without a check may still be good. */
    public Future<?> start() {
        return tokens.unsignedAccessUntil(clock.millis()).onSuccess(access::takeUnsignedUntil);
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        routes.mount(router);
    }

    @Override
    public ErrorFormats shapes(ErrorFormats others) {
        ErrorFormats shapes = others;
        for (String path : TokenRoutes.PATHS) {
            shapes = shapes.with(path, TokenRoutes::refuse);
        }
        return shapes;
    }

    @Override
    public List<CleaningTask> cleaning() {
        return List.of(CleaningTask.rows("tokens", tokens::forget));
    }
}
