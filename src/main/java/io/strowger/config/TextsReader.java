package io.strowger.config;

import io.strowger.config.yaml.Section;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.core.text.Coding;
import io.strowger.core.text.TextLength;
import io.strowger.core.text.TextLimit;
import java.util.EnumMap;
import java.util.Map;

/** Reads a {@code texts:} section: each key is that of a {@link SubscriberText}. */
public final class TextsReader {

    private TextsReader() {}

    /** The texts that are set, over those that hold where none is. */
    public static Texts read(Section section, Texts fallback) {
        Map<SubscriberText, String> texts = new EnumMap<>(SubscriberText.class);
        for (SubscriberText text : SubscriberText.values()) {
            texts.put(text, section.get(text.key(), TextsReader::screen, fallback.of(text)));
        }
        return new Texts(texts);
    }

    private static String screen(String text) {
        if (text.isBlank() || !TextLength.fitsScreen(text)) {
            throw new IllegalArgumentException(
                    "must fit one screen: from 1 to "
                            + TextLimit.USSD_SCREEN.of(Coding.GSM7)
                            + " GSM characters, or "
                            + TextLimit.USSD_SCREEN.of(Coding.UCS2)
                            + " when others are among them");
        }
        return text;
    }
}
