package io.strowger.ops.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.strowger.store.StoredRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Rows as lines of JSON, gathered in one buffer that is used again. Not for several threads. */
public final class RecordLines {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .rootValueSeparator((String) null)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build();

    private static final SerializableString SESSION_ID = new SerializedString("sessionId");
    private static final SerializableString NETWORK = new SerializedString("network");
    private static final SerializableString DIALOGUE_ID = new SerializedString("dialogueId");
    private static final SerializableString MSISDN = new SerializedString("msisdn");
    private static final SerializableString MSISDN_HASH = new SerializedString("msisdnHash");
    private static final SerializableString CODE = new SerializedString("code");
    private static final SerializableString APPLICATION = new SerializedString("application");
    private static final SerializableString ACCOUNT = new SerializedString("account");
    private static final SerializableString ORIGIN = new SerializedString("origin");
    private static final SerializableString HOPS = new SerializedString("hops");
    private static final SerializableString BEGUN_AT = new SerializedString("begunAt");
    private static final SerializableString ENDED_AT = new SerializedString("endedAt");
    private static final SerializableString DURATION = new SerializedString("durationMillis");
    private static final SerializableString REASON = new SerializedString("reason");
    private static final SerializableString DETAIL = new SerializedString("detail");
    private static final SerializableString BYTES_IN = new SerializedString("bytesIn");
    private static final SerializableString BYTES_OUT = new SerializedString("bytesOut");

    private static final int INITIAL = 64 * 1024;

    private final Lines lines = new Lines();
    private final IsoMillis time = new IsoMillis();
    private final JsonGenerator json;

    private static final class Lines extends ByteArrayOutputStream {
        Lines() {
            super(INITIAL);
        }

        ByteBuffer view() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    public RecordLines() {
        try {
            json = JSON.createGenerator(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line; it ends with a line feed. */
    public void add(StoredRecord row) {
        try {
            json.writeStartObject();
            writeWho(row);
            writeWhat(row);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            // the generator writes to memory and every text is well formed
            throw new UncheckedIOException(e);
        }
    }

    private void writeWho(StoredRecord row) throws IOException {
        text(SESSION_ID, row.sessionId());
        text(NETWORK, row.network());
        text(DIALOGUE_ID, row.dialogueId());
        text(MSISDN, row.msisdn());
        if (row.msisdnHash() != StoredRecord.NO_HASH) {
            text(MSISDN_HASH, HexFormat.of().toHexDigits(row.msisdnHash()));
        }
        text(CODE, row.code());
        text(APPLICATION, row.application());
        text(ACCOUNT, row.account());
        text(ORIGIN, row.origin());
    }

    private void writeWhat(StoredRecord row) throws IOException {
        number(HOPS, row.hops());
        text(BEGUN_AT, time.of(row.begunAt()));
        text(ENDED_AT, time.of(row.endedAt()));
        number(DURATION, row.durationMillis());
        text(REASON, row.reason());
        text(DETAIL, row.detail());
        number(BYTES_IN, row.bytesIn());
        number(BYTES_OUT, row.bytesOut());
    }

    private void text(SerializableString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private void number(SerializableString name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    /** All lines since the last {@link #clear}; valid until the next change. */
    public ByteBuffer bytes() {
        try {
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.view();
    }

    public void clear() {
        lines.reset();
    }
}
