package io.strowger.ops;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Answers what is asked by a method that a path does not take with 405 and {@code Allow}. */
final class Methods {

    private Methods() {}

    /** Guards every path that the router has by now; called after the last route. */
    static void refuseOthers(Router router) {
        Map<String, Set<String>> allowed = new LinkedHashMap<>();
        router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .forEach(route -> names(allowed, route));
        allowed.forEach((path, methods) -> {
            String allow = String.join(", ", methods);
            router.route(path).handler(context -> refuse(context, allow));
        });
    }

    private static void names(Map<String, Set<String>> allowed, Route route) {
        Set<String> methods = allowed.computeIfAbsent(route.getPath(), _ -> new TreeSet<>());
        route.methods().stream().map(HttpMethod::name).forEach(methods::add);
    }

    private static void refuse(RoutingContext context, String allow) {
        context.response().putHeader(HttpHeaders.ALLOW, allow);
        HttpResponseStatus status = HttpResponseStatus.METHOD_NOT_ALLOWED;
        ManagementRefusal.of(status.code(), status.reasonPhrase()).answer(context);
    }
}
