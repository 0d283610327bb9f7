package io.strowger.core.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The router's own texts as a network or an application has set them. */
public final class Texts {

    public static final Texts DEFAULTS = new Texts(Map.of());

    private final EnumMap<SubscriberText, String> texts = new EnumMap<>(SubscriberText.class);

    /** Takes what is set; the rest falls back to {@link SubscriberText#english()}. */
    public Texts(Map<SubscriberText, String> set) {
        for (SubscriberText text : SubscriberText.values()) {
            texts.put(text, set.getOrDefault(text, text.english()));
        }
    }

    public String of(SubscriberText text) {
        return Objects.requireNonNull(texts.get(text));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Texts that && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }
}
