package io.strowger.http.server;

import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The shape that errors have at a path: each dialect has its own (docs/protocols/common.md). */
public final class ErrorFormats {

    private record Shape(String prefix, Function<WireError, WireAnswer> refuse) {
        boolean isOf(String path) {
            return path.startsWith(prefix)
                    && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    private final List<Shape> shapes;
    private final Function<WireError, WireAnswer> common;

    private ErrorFormats(List<Shape> shapes, Function<WireError, WireAnswer> common) {
        this.shapes = shapes;
        this.common = common;
    }

    /** One shape for every path. */
    public static ErrorFormats of(Function<WireError, WireAnswer> common) {
        return new ErrorFormats(List.of(), common);
    }

    /** These shapes, and another for {@code prefix} and the paths below it. */
    public ErrorFormats with(String prefix, Function<WireError, WireAnswer> refuse) {
        List<Shape> more = new ArrayList<>(shapes);
        more.add(new Shape(prefix, refuse));
        return new ErrorFormats(List.copyOf(more), common);
    }

    /** The answer that refuses a request to {@code path}; the first prefix that fits decides. */
    public WireAnswer answer(String path, WireError error) {
        for (Shape shape : shapes) {
            if (shape.isOf(path)) {
                return shape.refuse.apply(error);
            }
        }
        return common.apply(error);
    }
}
