package io.strowger.dialect;

import org.jspecify.annotations.Nullable;

/** The headers of a message that came in; each is looked up when somebody asks. */
@FunctionalInterface
public interface WireHeaders {

    /** Those of a message whose headers nobody may go by. */
    WireHeaders NONE = _ -> null;

    /** The first value of a header, whatever the case of its name; null when it is not there. */
    @Nullable String get(String name);
}
