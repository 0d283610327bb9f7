package io.strowger.dialect.oneapi;

import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonShape;
import java.util.List;

/**
 * Reads {@code {"subscription":{…}}} and writes what answers it: the same with {@code resourceURL}.
 * A list is {@code {"subscriptionList":{"subscription":[…],"resourceURL":…}}}, as the RESTful
 * network APIs of the Open Mobile Alliance name theirs, of which OneAPI is a profile.
 */
public final class SubscriptionCodec {

    /** A subscription that is there. */
    public record Subscribed(String echo, String resourceUrl) {}

    private static final String LIST = "subscriptionList";

    private enum Top implements JsonField {
        SUBSCRIPTION;

        @Override
        public String key() {
            return SubscriptionField.OBJECT;
        }
    }

    private static final JsonShape<Top> TOP = JsonShape.of(Top.class);

    private SubscriptionCodec() {}

    /** Reads a request; what is wrong with it is told as {@link OutboundCodec#read} does. */
    public static Decoded<SubscriptionRequest> read(byte[] body, boolean strict) {
        String object;
        try {
            object = Wrapped.object(body, TOP, strict);
        } catch (JsonFault fault) {
            return Wrapped.wrongTop(fault);
        }
        if (object == null) {
            return Decoded.unreadable(
                    WireError.Kind.MALFORMED,
                    "",
                    "The body has no " + SubscriptionField.OBJECT + ".");
        }
        try {
            return Decoded.of(request(object, strict));
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    private static SubscriptionRequest request(String object, boolean strict) throws JsonFault {
        SubscriptionBody body = new SubscriptionBody();
        Wrapped.read(object, SubscriptionBody.SHAPE, strict, body);
        return body.request(Wrapped.without(object, SubscriptionField.RESOURCE_URL));
    }

    /** The answer that shows one subscription: when it is made, and when it is read. */
    public static byte[] answer(Subscribed subscription) {
        return Wrapped.in(SubscriptionField.OBJECT, withUrl(subscription));
    }

    /**
     * The answer that shows all subscriptions of an account.
     *
     * @param resourceUrl of the list itself
     */
    public static byte[] list(List<Subscribed> subscriptions, String resourceUrl) {
        String elements =
                String.join(",", subscriptions.stream().map(SubscriptionCodec::withUrl).toList());
        String list = "{\"" + SubscriptionField.OBJECT + "\":[" + elements + "]}";
        String key = SubscriptionField.RESOURCE_URL.key();
        return Wrapped.in(LIST, Wrapped.with(list, key, resourceUrl));
    }

    private static String withUrl(Subscribed subscription) {
        String key = SubscriptionField.RESOURCE_URL.key();
        return Wrapped.with(subscription.echo(), key, subscription.resourceUrl());
    }
}
