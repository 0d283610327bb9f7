package io.strowger.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 requests with two rules more than the decoder that it extends: a request whose end
 * is open to doubt is refused (request smuggling), and headers and body must be complete at an
 * absolute time after their first byte, however busily they trickle; the first head at an absolute
 * time after the connection was opened, whether or not a byte comes.
 *
 * <p>When as many requests wait for their answers as may, no more is decoded and nothing is read
 * from the socket until they are answered; what was read before waits as bytes.
 *
 * <p>What breaks a rule goes on as a request or a body that failed, in its place among the others,
 * and is answered there; nothing after it is read. A request that arrives in one piece starts no
 * timer.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    /** Where in a message the bytes are. */
    private enum Phase {
        BETWEEN,
        HEADERS,
        BODY
    }

    private final IngressLimits limits;
    private final TrackedConnection connection;
    private final boolean hostRequired;
    private final RequestHead head = new RequestHead();
    private final ReadingPause pause = new ReadingPause();
    private @Nullable ChannelHandlerContext context;

    private Phase phase = Phase.BETWEEN;

    /** One empty line may stand before a request (RFC 9112, section 2.2). */
    private boolean emptyLineSeen;

    /** Set at the first request that may not be trusted: nothing after it is read. */
    private boolean stopped;

    /** Set when the connection ends with the requests that were read: none after them is. */
    private boolean finished;

    /** Counts the phases, so that a timer knows whether its phase is still the present one. */
    private int phases;

    private int timedPhase;
    private final DeadlineTimer timer = new DeadlineTimer();

    /** Whether the first head of this connection was read. */
    private boolean begun;

    StrictRequestDecoder(
            HttpServerOptions options,
            IngressLimits limits,
            TrackedConnection connection,
            boolean hostRequired) {
        super(options);
        this.limits = limits;
        this.connection = connection;
        this.hostRequired = hostRequired;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        context = ctx;
        timer.set(ctx, () -> cutFirst(ctx), limits.headersWithinMillis());
    }

    /** Whether everything that came was a whole request. */
    boolean isAtRest() {
        return phase == Phase.BETWEEN && !stopped;
    }

    /** Nothing more is read; what still comes is thrown away. */
    void stop() {
        stopped = true;
        pause.forget();
        timer.stop();
    }

    /** No request is begun any more; the one that is being read is read to its end. */
    void finish() {
        finished = true;
        if (phase == Phase.HEADERS) {
            stop();
        }
    }

    /** A request was answered. */
    void answered() {
        ChannelHandlerContext ctx = context;
        if (connection.answered() && pause.isWanted() && ctx != null) {
            pause.end();
            ctx.executor().execute(() -> goOn(ctx));
        }
    }

    /** Decodes what was read before the pause, and reads on. */
    private void goOn(ChannelHandlerContext ctx) {
        if (ctx.isRemoved() || stopped) {
            return;
        }
        pause.leave(ctx.channel().config());
        try {
            channelRead(ctx, Unpooled.EMPTY_BUFFER);
            channelReadComplete(ctx);
        } catch (Exception e) {
            ctx.fireExceptionCaught(e);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        pause.keep(ctx.channel().config());
        super.channelRead(ctx, message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
        connection.unread(!ctx.channel().isWritable());
        super.channelWritabilityChanged(ctx);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (stopped || (finished && phase == Phase.BETWEEN)) {
            in.skipBytes(in.readableBytes());
        } else if (phase == Phase.BETWEEN && connection.isFull()) {
            pause.want();
        } else if (phase != Phase.BETWEEN || begins(in)) {
            read(ctx, in, out);
        }
    }

    /** Whether there is more than an empty line. */
    private boolean begins(ByteBuf in) {
        if (!emptyLineSeen && startsWithEmptyLine(in)) {
            emptyLineSeen = true;
            in.skipBytes(2);
        }
        if (!in.isReadable()) {
            return false;
        }
        enter(Phase.HEADERS);
        head.begin();
        return true;
    }

    private static boolean startsWithEmptyLine(ByteBuf in) {
        int first = in.readerIndex();
        return in.readableBytes() >= 2
                && in.getByte(first) == HttpConstants.CR
                && in.getByte(first + 1) == HttpConstants.LF;
    }

    private void read(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        int before = out.size();
        int from = in.readerIndex();
        boolean inHead = phase == Phase.HEADERS;
        super.decode(ctx, in, out);
        if (inHead) {
            head.take(in, from, in.readerIndex());
        }
        for (int i = before; i < out.size(); i++) {
            out.set(i, follow((HttpObject) out.get(i)));
        }
    }

    private HttpObject follow(HttpObject decoded) {
        if (decoded.decoderResult().isFailure()) {
            stopped = true;
        }
        if (decoded instanceof HttpRequest request) {
            enter(Phase.BODY);
            begun = true;
            connection.headRead();
            if (!stopped && !(head.isPlain() && RequestFraming.isPlain(request, hostRequired))) {
                stopped = true;
                return head.hasTooManyLines()
                        ? FailedMessages.tooManyLines(request)
                        : FailedMessages.ambiguous(request);
            }
        }
        if (decoded instanceof LastHttpContent) {
            enter(Phase.BETWEEN);
            emptyLineSeen = false;
            if (!stopped) {
                connection.requestRead();
            }
        }
        return decoded;
    }

    @Override
    protected HttpMessage createInvalidMessage() {
        return FailedMessages.nothing();
    }

    private void enter(Phase next) {
        phase = next;
        phases++;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (timedPhase != phases) {
            timedPhase = phases;
            watch(ctx);
        }
        if (pause.isWanted()) {
            ctx.fireChannelReadComplete(); // without the read that the decoder would ask for
            if (pause.isWanted()) {
                pause.enter(ctx.channel().config());
            }
        } else {
            super.channelReadComplete(ctx);
        }
    }

    private void watch(ChannelHandlerContext ctx) {
        if (phase == Phase.HEADERS && !begun) {
            return; // the time of the first head runs since the connection was opened
        }
        timer.stop();
        if (phase != Phase.BETWEEN && !stopped) {
            int watched = phases;
            timer.set(ctx, () -> cut(ctx, watched), millis());
        }
    }

    private long millis() {
        return phase == Phase.HEADERS ? limits.headersWithinMillis() : limits.bodyWithinMillis();
    }

    private void cutFirst(ChannelHandlerContext ctx) {
        if (begun || stopped) {
            return;
        }
        connection.late();
        if (phase == Phase.BETWEEN) {
            stop();
            var _ = ctx.close(); // nothing was asked, so there is nothing to answer
        } else {
            cut(ctx, phases);
        }
    }

    private void cut(ChannelHandlerContext ctx, int watched) {
        if (watched != phases || stopped) {
            return;
        }
        if (!ctx.channel().config().isAutoRead()) {
            watch(ctx); // it is we who do not read, since an earlier request is not answered
            return;
        }
        boolean inHead = phase == Phase.HEADERS;
        stop();
        if (inHead) {
            connection.headRead();
        }
        ctx.fireChannelRead(inHead ? FailedMessages.slowHead() : FailedMessages.slowBody());
        ctx.fireChannelReadComplete();
    }

    /** A peer that leaves in the middle of a request has asked nothing. */
    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        in.skipBytes(in.readableBytes());
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        timer.stop();
        super.handlerRemoved0(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        stop();
        super.channelInactive(ctx);
    }
}
