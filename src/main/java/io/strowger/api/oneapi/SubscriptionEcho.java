package io.strowger.api.oneapi;

import io.strowger.json.JsonWriter;
import io.strowger.provision.Criterion;
import io.strowger.provision.Subscription.Wish;
import java.nio.charset.StandardCharsets;

/** A subscription in the words that it was asked for with. */
final class SubscriptionEcho {

    private SubscriptionEcho() {}

    static String of(Wish wish) {
        JsonWriter out =
                JsonWriter.object()
                        .open("callbackReference")
                        .put("notifyURL", wish.notifyUrl().toString())
                        .put("callbackData", wish.callbackData())
                        .close()
                        .put("clientCorrelator", wish.correlator());
        if (wish.listed()) {
            out.openArray("shortCodes");
            wish.criteria().forEach(one -> put(out.open(), one).close());
            out.closeArray();
        } else {
            put(out, wish.criteria().getFirst());
        }
        return new String(out.end(), StandardCharsets.UTF_8);
    }

    private static JsonWriter put(JsonWriter out, Criterion criterion) {
        out.put("shortCode", criterion.shortCode()).put("keyword", criterion.keyword());
        return criterion.operatorCode().isEmpty()
                ? out
                : out.put("operatorCode", criterion.operatorCode());
    }
}
