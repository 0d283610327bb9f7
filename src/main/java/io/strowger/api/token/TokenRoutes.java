package io.strowger.api.token;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.strowger.api.ApiContext;
import io.strowger.api.token.TokenAnswer.Issued;
import io.strowger.api.token.TokenAnswer.Refused;
import io.strowger.dialect.MediaType;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.strowger.http.server.RequestChain;
import io.strowger.http.server.RequestChain.Admission;
import io.strowger.json.JsonWriter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /token}, also under {@code /apicall} (RFC 6749, section 3.2). Parameters come as a
 * form; programs written for other services put them into the query, so they are read there as well
 * beside credentials in the header or in the form. A client secret is not, and whoever shows
 * nothing but what stands in the URL has shown nothing (RFC 6749, section 2.3.1).
 */
final class TokenRoutes {

    static final List<String> PATHS = List.of("/token", "/apicall/token");

    private static final int MOST_FIELDS = 256;
    private static final int MAX_BODY_BYTES = 8 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String INVALID_REQUEST = "invalid_request";

    private static final List<String> SECRETS = List.of("client_secret", "password");

    private static final Set<String> PARAMETERS =
            Set.of(
                    "grant_type",
                    "scope",
                    "username",
                    "password",
                    "refresh_token",
                    "client_id",
                    "client_secret");

    private final TokenService service;
    private final ApiContext api;

    TokenRoutes(TokenService service, ApiContext api) {
        this.service = service;
        this.api = api;
    }

    /** Mounts the paths. Who asks is known only when the form is read, so that anybody goes on. */
    void mount(Router router) {
        RequestChain<HttpServerRequest> chain =
                new RequestChain<>(
                        context ->
                                Future.succeededFuture(new Admission.Admitted<>(context.request())),
                        _ -> false,
                        TokenRoutes::refuse,
                        api.refused(),
                        MAX_BODY_BYTES);
        PATHS.forEach(path -> router.post(path).handler(chain.any(this::answer)));
    }

    private Future<WireAnswer> answer(
            RoutingContext context, HttpServerRequest request, byte[] body) {
        String text = withoutMark(new String(body, StandardCharsets.UTF_8)).strip();
        String type = MediaType.of(request.getHeader(HttpHeaders.CONTENT_TYPE));
        if (!type.equals(FORM) && !text.isEmpty()) {
            return refused(415, INVALID_REQUEST, "Send a form: " + FORM + ".");
        }
        try {
            return answer(request, form(text), context.queryParams());
        } catch (IllegalArgumentException e) {
            return refused(400, INVALID_REQUEST, "The form cannot be read.");
        }
    }

    /** A byte order mark in front of a form belongs to no name. */
    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static MultiMap form(String text) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS + 1, true)
                .parameters()
                .forEach(form::add);
        if (form.entries().size() > MOST_FIELDS) {
            throw new IllegalArgumentException("too many fields");
        }
        return form;
    }

    private Future<WireAnswer> answer(HttpServerRequest request, MultiMap form, MultiMap query) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean silent = authorization == null || authorization.isBlank();
        if (silent && holdsSecret(query) && !holdsSecret(form)) {
            return refused(
                    401,
                    "invalid_client",
                    "Credentials in the URL are not taken; send the header Authorization.");
        }
        Map<String, String> parameters = parameters(form, query);
        return parameters == null
                ? refused(400, INVALID_REQUEST, "A parameter comes twice.")
                : service.answer(
                                new TokenRequest(
                                        authorization, parameters, api.clients().of(request)))
                        .map(TokenRoutes::reply);
    }

    private static boolean holdsSecret(MultiMap parameters) {
        return SECRETS.stream()
                .anyMatch(name ->
                        parameters.getAll(name).stream().anyMatch(value -> !value.isEmpty()));
    }

    /** Null when a parameter comes twice (RFC 6749, section 3.2). */
    private static @Nullable Map<String, String> parameters(MultiMap form, MultiMap query) {
        MultiMap sent = MultiMap.caseInsensitiveMultiMap().addAll(form);
        query.entries().stream()
                .filter(entry -> !entry.getKey().equalsIgnoreCase("client_secret"))
                .forEach(entry -> sent.add(entry.getKey(), entry.getValue()));
        Map<String, String> once = new HashMap<>();
        for (String name : PARAMETERS) {
            List<String> values = sent.getAll(name);
            if (values.size() > 1) {
                return null;
            }
            values.forEach(value -> once.put(name, value));
        }
        return once;
    }

    private static WireAnswer reply(TokenAnswer answer) {
        return switch (answer) {
            case Issued issued -> uncached(WireAnswer.json(200, body(issued)));
            case Refused(var reason, var description) ->
                    refusal(reason.status(), reason.code(), description);
        };
    }

    private static byte[] body(Issued issued) {
        return JsonWriter.object()
                .put("access_token", issued.accessToken())
                .put("refresh_token", issued.refreshToken())
                .put("token_type", "bearer")
                .put("expires_in", issued.expiresInSeconds())
                .put("scope", String.join(" ", new TreeSet<>(issued.scopes())))
                .end();
    }

    /** What the common checks refuse, in the words of the standard. */
    static WireAnswer refuse(WireError error) {
        Kind kind = error.kind();
        return switch (kind) {
            case INTERNAL ->
                    refusal(kind.status(), "server_error", "This is our fault; try again.");
            case OVERLOADED -> refusal(kind.status(), "temporarily_unavailable", "Try again soon.");
            case METHOD_NOT_ALLOWED -> refusal(kind.status(), INVALID_REQUEST, "Use POST.");
            default -> refusal(kind.status(), INVALID_REQUEST, error.message());
        };
    }

    private static Future<WireAnswer> refused(int status, String error, String description) {
        return Future.succeededFuture(refusal(status, error, description));
    }

    private static WireAnswer refusal(int status, String error, String description) {
        byte[] body =
                JsonWriter.object().put("error", error).put("error_description", description).end();
        return uncached(WireAnswer.refusing(status, "Basic realm=\"strowger\"", 60, body));
    }

    private static WireAnswer uncached(WireAnswer answer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("cache-control", "no-store");
        headers.put("pragma", "no-cache");
        return new WireAnswer(
                answer.status(), headers, "application/json;charset=UTF-8", answer.body());
    }
}
