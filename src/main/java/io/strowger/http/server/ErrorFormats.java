package io.strowger.http.server;

import io.strowger.dialect.WireError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The shape that errors have at a path: each dialect has its own (docs/protocols/common.md). */
public final class ErrorFormats {

    private record Shape(String prefix, Function<WireError, byte[]> refuse) {}

    private final List<Shape> shapes;
    private final Function<WireError, byte[]> common;

    private ErrorFormats(List<Shape> shapes, Function<WireError, byte[]> common) {
        this.shapes = shapes;
        this.common = common;
    }

    /** One shape for every path. */
    public static ErrorFormats of(Function<WireError, byte[]> common) {
        return new ErrorFormats(List.of(), common);
    }

    /** These shapes, and another for the paths that begin with {@code prefix}. */
    public ErrorFormats with(String prefix, Function<WireError, byte[]> refuse) {
        List<Shape> more = new ArrayList<>(shapes);
        more.add(new Shape(prefix, refuse));
        return new ErrorFormats(List.copyOf(more), common);
    }

    /** The body that refuses a request to {@code path}; the first prefix that fits decides. */
    public byte[] body(String path, WireError error) {
        for (Shape shape : shapes) {
            if (path.startsWith(shape.prefix)) {
                return shape.refuse.apply(error);
            }
        }
        return common.apply(error);
    }
}
