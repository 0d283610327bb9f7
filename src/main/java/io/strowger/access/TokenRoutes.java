package io.strowger.access;

import io.strowger.access.TokenAnswer.Issued;
import io.strowger.access.TokenAnswer.Refused;
import io.strowger.json.JsonWriter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /token}, also under {@code /apicall} (RFC 6749, section 3.2). Parameters come as a
 * form; programs written for other services put them into the query, so they are read there as well
 * beside credentials in the header or in the form. A client secret is not, and whoever shows
 * nothing but what stands in the URL has shown nothing (RFC 6749, section 2.3.1).
 */
public final class TokenRoutes implements Consumer<Router> {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRoutes.class);

    private static final List<String> PATHS = List.of("/token", "/apicall/token");
    private static final int MAX_BODY_BYTES = 8 * 1024;
    private static final long WITHIN_MILLIS = 10_000;
    private static final String FORM = "application/x-www-form-urlencoded";

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
    private final Function<HttpServerRequest, @Nullable InetAddress> clients;

    /**
     * @param clients where a request comes from, or null when that is not known
     */
    public TokenRoutes(
            TokenService service, Function<HttpServerRequest, @Nullable InetAddress> clients) {
        this.service = service;
        this.clients = clients;
    }

    @Override
    public void accept(Router router) {
        for (String path : PATHS) {
            router.post(path)
                    .handler(TimeoutHandler.create(WITHIN_MILLIS, 408))
                    .handler(form())
                    .handler(TokenRoutes::requireForm)
                    .handler(this::answer)
                    .failureHandler(TokenRoutes::failed);
            router.route(path).handler(TokenRoutes::refuseMethod);
        }
    }

    /**
     * Keeps form and query apart: to bring them together it would read the query where nobody sees
     * to it that one that cannot be read is answered, and stands in no log.
     */
    private static BodyHandler form() {
        return BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES).setMergeFormAttributes(false);
    }

    /** A request whose body is nothing or blanks needs no type: all may stand in its query. */
    private static void requireForm(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (bare.equals(FORM) || isBlank(context)) {
            context.next();
        } else {
            refuse(context, 415, "invalid_request", "Send a form: " + FORM + ".");
        }
    }

    private static boolean isBlank(RoutingContext context) {
        String body = context.body().asString();
        return body == null || body.isBlank();
    }

    private void answer(RoutingContext context) {
        if (showsItselfInUrlOnly(context)) {
            refuse(
                    context,
                    401,
                    "invalid_client",
                    "Credentials in the URL are not taken; send the header Authorization.");
            return;
        }
        Map<String, String> form = parameters(context);
        if (form == null) {
            refuse(context, 400, "invalid_request", "A parameter comes twice.");
            return;
        }
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        service.answer(new TokenRequest(authorization, form, clients.apply(context.request())))
                .onComplete(
                        answer -> answer(context, answer),
                        failure -> {
                            LOG.atWarn().setCause(failure).log("Tokens cannot be issued");
                            unavailable(context);
                        });
    }

    /** Whether there are secrets in the query and credentials nowhere else. */
    private static boolean showsItselfInUrlOnly(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return (header == null || header.isBlank())
                && holdsSecret(context.queryParams())
                && !holdsSecret(context.request().formAttributes());
    }

    private static boolean holdsSecret(MultiMap parameters) {
        return SECRETS.stream()
                .anyMatch(name ->
                        parameters.getAll(name).stream().anyMatch(value -> !value.isEmpty()));
    }

    /** Null when a parameter comes twice (RFC 6749, section 3.2). */
    private static @Nullable Map<String, String> parameters(RoutingContext context) {
        MultiMap sent = MultiMap.caseInsensitiveMultiMap();
        context.request()
                .formAttributes()
                .forEach((name, value) -> sent.add(withoutMark(name), value));
        context.queryParams().entries().stream()
                .filter(entry -> !entry.getKey().equalsIgnoreCase("client_secret"))
                .forEach(entry -> sent.add(entry.getKey(), entry.getValue()));
        Map<String, String> form = new HashMap<>();
        for (String name : PARAMETERS) {
            List<String> values = sent.getAll(name);
            if (values.size() > 1) {
                return null;
            }
            values.forEach(value -> form.put(name, value));
        }
        return form;
    }

    /** A byte order mark in front of a form belongs to no name. */
    private static String withoutMark(String name) {
        return name.startsWith("\ufeff") ? name.substring(1) : name;
    }

    private static void answer(RoutingContext context, TokenAnswer answer) {
        switch (answer) {
            case Issued issued -> end(context, 200, body(issued));
            case Refused(var reason, var description) ->
                    refuse(context, reason.status(), reason.code(), description);
        }
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

    private static void refuseMethod(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "POST");
        refuse(context, 405, "invalid_request", "Use POST.");
    }

    /** What a handler before ours found wrong, by its status. */
    private static void failed(RoutingContext context) {
        int status = context.statusCode();
        switch (status) {
            case 400 -> refuse(context, 400, "invalid_request", "The form cannot be read.");
            case 408 -> refuse(context, 408, "invalid_request", "The form took too long.");
            case 413 -> refuse(context, 413, "invalid_request", "The form is too long.");
            default -> {
                LOG.atWarn().setCause(context.failure()).log("A request for tokens failed");
                refuse(context, 500, "server_error", "This is our fault; try again.");
            }
        }
    }

    private static void unavailable(RoutingContext context) {
        refuse(context, 503, "temporarily_unavailable", "Try again soon.");
    }

    private static void refuse(
            RoutingContext context, int status, String error, String description) {
        HttpServerResponse response = context.response();
        if (status == 401) {
            response.putHeader("www-authenticate", "Basic realm=\"strowger\"");
        }
        if (status == 429 || status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, status == 429 ? "60" : "1");
        }
        byte[] body =
                JsonWriter.object().put("error", error).put("error_description", description).end();
        end(context, status, body);
    }

    private static void end(RoutingContext context, int status, byte[] body) {
        if (context.response().ended()) {
            return; // the time was over first
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("pragma", "no-cache")
                .end(Buffer.buffer(body));
    }
}
