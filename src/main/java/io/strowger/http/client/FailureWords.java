package io.strowger.http.client;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.VertxException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a request, in an operator's words: never the words of the other side. */
public final class FailureWords {

    private static final int MOST_CAUSES = 10;

    private FailureWords() {}

    /** As {@code connect: connection refused}. */
    public static String of(String where, @Nullable Throwable error) {
        return error == null ? where : where + ": " + of(error);
    }

    private static String of(Throwable error) {
        Throwable cause = error;
        String words = words(error);
        for (int i = 0; i < MOST_CAUSES && cause.getCause() != null; i++) {
            cause = cause.getCause();
            String closer = words(cause);
            words = closer.isEmpty() ? words : closer;
        }
        return words.isEmpty() ? "failed" : words;
    }

    /** Of this error alone; empty when it says nothing. */
    private static String words(Throwable error) {
        return switch (error) {
            case UnknownHostException _ -> "name not found";
            case ConnectTimeoutException _ -> "no connection in time";
            case TimeoutException _ -> "too late";
            case NoRouteToHostException _ -> "no route to host";
            case ConnectException _ -> connect(error);
            case SocketException _ -> "connection reset";
            case ClosedChannelException _ -> "connection closed";
            case CertificateExpiredException _ -> "certificate expired";
            case CertificateNotYetValidException _ -> "certificate not valid yet";
            case CertPathBuilderException _ -> "certificate of an unknown authority";
            case NotSslRecordException _ -> "the other side does not speak TLS";
            case SSLException _ -> "TLS handshake failed";
            case DecoderException _ -> "not HTTP";
            case IllegalArgumentException _ -> "not a valid request";
            case VertxException _ -> "connection closed";
            default -> other(error);
        };
    }

    private static String connect(Throwable error) {
        String said = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("unreachable") ? "network unreachable" : "connection refused";
    }

    /** What the classes of errors do not tell apart. */
    private static String other(Throwable error) {
        String said = String.valueOf(error.getMessage());
        if (said.startsWith("No subject alternative") || said.startsWith("No name matching")) {
            return "certificate is of another name";
        }
        return said.startsWith("Connection reset") || said.startsWith("Broken pipe")
                ? "connection reset"
                : "";
    }
}
