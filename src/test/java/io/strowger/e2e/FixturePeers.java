package io.strowger.e2e;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * Everybody that the router of the fixture talks to, on one address: applications of all dialects,
 * a hub, a checkout, receivers of reports.
 */
final class FixturePeers implements AutoCloseable {

    static final String PROGRAMMABLE = "programmable/";
    static final String SESSION_EVENT = "event/";
    static final String ONE_API = "oneapi/";
    static final String HUB = "hub/ussd/v1";
    static final String CHECKOUT = "checkout/";
    static final String REPORT = "report/";

    private final Stub stub;

    /**
     * @param up whether checkout, reports and notices of ends are taken
     */
    FixturePeers(boolean up) {
        this.stub = Stub.serving(seen -> Future.succeededFuture(answer(seen, up)));
    }

    private static Stub.Reply answer(Stub.Seen seen, boolean up) {
        String path = seen.path().substring(1);
        if (path.startsWith(CHECKOUT) || path.startsWith(REPORT)) {
            return up ? Stub.ok() : new Stub.Reply(503, "");
        }
        if (path.startsWith(PROGRAMMABLE)) {
            return programmable(seen, up);
        }
        if (path.startsWith(SESSION_EVENT)) {
            return event(seen, up);
        }
        return path.startsWith(ONE_API) ? oneApi(seen) : submitted(seen);
    }

    private static Stub.Reply programmable(Stub.Seen seen, boolean up) {
        JsonObject hop = seen.json();
        if (!"Initiation".equalsIgnoreCase(hop.getString("Type"))
                && !"Response".equalsIgnoreCase(hop.getString("Type"))) {
            return up ? Stub.ok() : new Stub.Reply(503, "");
        }
        return new Stub.Reply(
                200,
                (hop.getInteger("Sequence") == 1
                                ? Stub.goesOn("1. Buy airtime")
                                : new JsonObject()
                                        .put("Type", "AddToCart")
                                        .put("Message", "Approve the payment")
                                        .put("Item", new JsonObject().put("ItemName", "Airtime")))
                        .encode());
    }

    private static Stub.Reply event(Stub.Seen seen, boolean up) {
        JsonObject event = seen.json();
        if (seen.path().endsWith("/new")) {
            JsonObject input = event.getJsonObject("input", new JsonObject());
            return PushHouse.view("InputView", "Pay " + input.getString("contextData", "it") + "?");
        }
        if (seen.path().endsWith("/continue")) {
            return PushHouse.view(
                    "InfoView", "You said " + event.getJsonObject("result").getString("value"));
        }
        return new Stub.Reply(up ? 204 : 503, "");
    }

    private static Stub.Reply oneApi(Stub.Seen seen) {
        JsonObject inbound = OneApiHouse.inbound(seen);
        return inbound != null && "moinit".equals(inbound.getString("ussdAction"))
                ? OneApiHouse.inline(seen, "mofin", "Hello from oneapi")
                : Stub.ok();
    }

    private static Stub.Reply submitted(Stub.Seen seen) {
        JsonObject request = seen.json().getJsonObject(OneApiHouse.NAME);
        return new Stub.Reply(200, OneApiHouse.wrapped(request.put("deliveryStatus", "SENT")));
    }

    /** Ends with a slash. */
    String url() {
        return stub.url().toString();
    }

    Stub stub() {
        return stub;
    }

    @Override
    public void close() {
        stub.close();
    }
}
