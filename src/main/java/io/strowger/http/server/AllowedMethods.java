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
            String pattern = route.getPath();
            Set<HttpMethod> taken = route.methods();
            if (pattern != null && taken != null && fits(pattern, there)) {
                taken.forEach(method -> methods.add(method.name()));
            }
        }
        return String.join(", ", methods);
    }

    /**
     * Whether a path is one of a pattern such as {@code /things/:id} or {@code /things/*}; a last
     * slash is nothing.
     */
    private static boolean fits(String pattern, String[] there) {
        String[] wanted = parts(pattern);
        int fixed = wanted.length - (pattern.endsWith("/*") ? 1 : 0);
        if (fixed == wanted.length ? fixed != there.length : fixed >= there.length) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
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
