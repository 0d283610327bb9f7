package io.strowger.store.sql;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.jdbcclient.spi.JDBCColumnDescriptorProvider;
import io.vertx.jdbcclient.spi.JDBCEncoder;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Hands parameters to SQLite as they are. The client's own encoder asks for the type of every
 * parameter, which SQLite does not know before one is set, and makes of bytes a Blob, which SQLite
 * does not have.
 */
public final class SqliteEncoder implements JDBCEncoder {

    @Override
    public @Nullable Object encode(
            JsonArray input, int position, JDBCColumnDescriptorProvider types) {
        return plain(input.getValue(position - 1));
    }

    @Override
    public @Nullable Object encode(Tuple input, int position, JDBCColumnDescriptorProvider types) {
        return plain(input.getValue(position - 1));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Buffer buffer ? buffer.getBytes() : value;
    }
}
