package io.strowger.http.server;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which methods a router takes at a path, for the header {@code Allow} of a 405. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** The methods in alphabetical order, separated by commas. */
    static String of(Router router, String path) {
        Set<String> methods = new TreeSet<>();
        String[] there = parts(path);
        for (Route route : router.getRoutes()) {
            Set<HttpMethod> taken = route.methods();
            if (taken != null && fits(route, there)) {
                taken.forEach(method -> methods.add(method.name()));
            }
        }
        return String.join(", ", methods);
    }

    /**
     * Whether a path is one of a route's such as {@code /things/:id} or {@code /things/*}, whose
     * star the route does not tell; a last slash is nothing.
     */
    private static boolean fits(Route route, String[] there) {
        String pattern = route.getPath();
        String[] wanted = pattern == null ? there : parts(pattern);
        int more = there.length - wanted.length;
        if (pattern == null || (route.isExactPath() ? more != 0 : more <= 0)) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].startsWith(":") && !Objects.equals(wanted[i], there[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] parts(String path) {
        boolean closed = path.length() > 1 && path.endsWith("/");
        return (closed ? path.substring(0, path.length() - 1) : path).split("/", -1);
    }
}
