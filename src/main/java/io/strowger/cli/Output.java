package io.strowger.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Standard output and standard error, in a charset that has the characters of a screen. */
public final class Output {
    private static final String PLAIN = "US-ASCII";

    private Output() {}

    public static PrintWriter out() {
        return writer(FileDescriptor.out, System.getProperty("stdout.encoding"));
    }

    public static PrintWriter err() {
        return writer(FileDescriptor.err, System.getProperty("stderr.encoding"));
    }

    private static PrintWriter writer(FileDescriptor file, String encoding) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(file), charset(encoding)), true);
    }

    /** UTF-8 when the locale is "C" and says nothing of the characters a terminal can show. */
    private static Charset charset(String encoding) {
        Charset charset = Charset.forName(encoding);
        return charset.name().equals(PLAIN) ? StandardCharsets.UTF_8 : charset;
    }
}
