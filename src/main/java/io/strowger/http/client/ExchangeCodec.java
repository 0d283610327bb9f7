package io.strowger.http.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.util.AsciiString;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * HTTP/1.1 on a connection that carries one exchange at a time: a request (never HEAD or CONNECT),
 * then its answer.
 *
 * <pre>
 *            request written, nothing unread                last of the answer, all is read
 *   idle ──────────────────────────────────▶ exchanging ──────────────────────────────────▶ idle
 *     │                                          │
 *     └─ a byte, the end: closed                 └─ a byte behind the answer: answered, then closed
 * </pre>
 *
 * What arrived before a request is written is never taken for its answer: the socket itself is
 * looked at, as its bytes may wait there while the event loop is busy. A request that finds some is
 * not written, and says that it is unsent; so does one that comes when the connection has been at
 * rest for too long, or is closed.
 */
final class ExchangeCodec extends CombinedChannelDuplexHandler<AnswerDecoder, HttpRequestEncoder> {

    static final AttributeKey<ExchangeCodec> OF_CHANNEL =
            AttributeKey.valueOf(ExchangeCodec.class, "OF_CHANNEL");

    private static final AsciiString USER_AGENT = userAgent();

    private final AnswerDecoder answers;
    private final RepeatingPeers repeating;
    private final ConnectionTimes times;
    private final AtomicInteger exchanges = new AtomicInteger();

    ExchangeCodec(HttpClientOptions options, RepeatingPeers repeating, ConnectionTimes times) {
        this.repeating = repeating;
        this.times = times;
        answers = new AnswerDecoder(config(options), repeating, times);
        init(answers, new HttpRequestEncoder());
    }

    private static HttpDecoderConfig config(HttpClientOptions options) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(options.getMaxInitialLineLength())
                .setMaxHeaderSize(options.getMaxHeaderSize())
                .setMaxChunkSize(options.getMaxChunkSize())
                .setInitialBufferSize(options.getDecoderInitialBufferSize());
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise)
            throws Exception {
        if (msg instanceof HttpRequest request) {
            long now = System.nanoTime();
            if (times.isOld(now) && !(times.isUsable(now) && isQuiet(ctx.channel()))) {
                ReferenceCountUtil.release(msg);
                promise.tryFailure(new HttpClosedException("Spoilt before the request"));
                var _ = ctx.channel().close();
                return;
            }
            introduce(request);
            answers.begin();
            exchanges.incrementAndGet();
            times.written(now);
        }
        super.write(ctx, msg, promise);
    }

    private static void introduce(HttpRequest request) {
        request.headers()
                .set(HttpHeaderNames.USER_AGENT, USER_AGENT)
                .set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY);
    }

    private static AsciiString userAgent() {
        String version = ExchangeCodec.class.getPackage().getImplementationVersion();
        return AsciiString.cached(version == null ? "Strowger" : "Strowger/" + version);
    }

    /** By whoever keeps the connection. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws Exception {
        answers.close();
        super.close(ctx, promise);
    }

    private boolean isQuiet(Channel channel) {
        return channel.isActive() && !answers.isClosing() && !UnreadBytes.areIn(channel, repeating);
    }

    /** How many requests were written; of any thread. */
    int exchanges() {
        return exchanges.get();
    }

    /**
     * Whether the last request was not written, and the connection not opened for it; of any
     * thread, once the request has failed.
     *
     * @param before how many were written when it was ready to be sent
     */
    boolean isUnsent(int before) {
        return exchanges.get() == before && times.isOld(System.nanoTime());
    }

    /**
     * Whether the connection, which was not opened for the last request, was closed without a byte
     * at once under it; of any thread, once that has failed.
     */
    boolean isUnanswered() {
        return times.isPromptlyClosed();
    }
}
