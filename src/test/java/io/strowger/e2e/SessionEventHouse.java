package io.strowger.e2e;

import io.strowger.e2e.Stub.Reply;
import io.strowger.e2e.Stub.Seen;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Applications that speak session-event, and what they say. */
final class SessionEventHouse {

    static final String SECRET = "loans-secret-0815";

    private SessionEventHouse() {}

    /** A line of a provisioning file: the application {@code loans} at {@code *425#}. */
    static String loans(Stub stub, String more) {
        return "  - {id: loans, account: acme, dialect: session-event, url: '%s',"
                        .formatted(stub.url())
                + " serviceCodes: ['*425#'], secret: %s%s}\n".formatted(SECRET, more);
    }

    static Reply show(JsonObject view, String contextData) {
        JsonObject action = new JsonObject().put("type", "ShowView").put("view", view);
        JsonObject answer = new JsonObject().put("contextData", contextData).put("action", action);
        return new Reply(200, answer.encode());
    }

    static JsonObject input(String message) {
        return new JsonObject().put("type", "InputView").put("message", message);
    }

    static JsonObject info(String message) {
        return new JsonObject().put("type", "InfoView").put("message", message);
    }

    static JsonObject item(String key, String label) {
        return new JsonObject().put("accessKey", key).put("label", label);
    }

    /** What comes last in the path, as {@code new}. */
    static String event(Seen seen) {
        return seen.path().substring(seen.path().lastIndexOf('/') + 1);
    }

    static boolean isNotice(Seen seen) {
        return event(seen).equals("close") || event(seen).equals("abort");
    }

    /** What was typed, or dialled. */
    static String typed(Seen seen) {
        JsonObject result = seen.json().getJsonObject("result");
        return result == null
                ? seen.json().getJsonObject("input").getString("shortcodeString")
                : result.getString("value");
    }

    /** As {@code close End}. */
    static String told(Seen seen) {
        return event(seen) + " " + seen.json().getJsonObject("reason").getString("type");
    }

    /** All that came about the session that this request is about. */
    static List<Seen> session(Stub stub, Seen one) {
        String id = one.json().getString("sessionId");
        return stub.seen().stream()
                .filter(s -> id.equals(s.json().getString("sessionId")))
                .toList();
    }
}
