package io.strowger.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one answer to each request. The end of an answer is held back until the socket is read
 * empty, because the next request may be written as soon as it is passed on; what came behind it
 * until then closes the connection, as {@code Connection: close} from the peer would.
 *
 * <p>Bytes of the exchange before may also come when the next request has been written. Those that
 * begin no answer are dropped, up to the status line that answers this request.
 */
final class AnswerDecoder extends HttpResponseDecoder {

    private static final int MAX_INTERIMS = 1_000;
    private static final int MAX_STRAY_BYTES = 64 * 1024;

    private final RepeatingPeers repeating;
    private final ConnectionTimes times;
    private boolean exchanging;
    private boolean started;
    private boolean reused;
    private boolean silent;
    private boolean closing;
    private int interims;
    private int strayBytes;

    /** Of the answer that is being read. */
    private @Nullable HttpResponse head;

    private @Nullable LastHttpContent held;

    AnswerDecoder(HttpDecoderConfig config, RepeatingPeers repeating, ConnectionTimes times) {
        super(config);
        this.repeating = repeating;
        this.times = times;
    }

    /** A request is being written. */
    void begin() {
        exchanging = true;
        started = false;
        silent = true;
        interims = 0;
    }

    /** Whether there will be none after. */
    boolean isClosing() {
        return closing;
    }

    /** There will be none after, and it is not the peer who ends it. */
    void close() {
        closing = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        if (exchanging) {
            silent = false;
            super.channelRead(ctx, msg);
            return;
        }
        unasked(ctx, msg);
        ReferenceCountUtil.release(msg);
        if (held == null) {
            var _ = ctx.channel().close();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (reused && !started) {
            started = isAtStatusLine(in);
            if (!started) {
                return;
            }
        }
        super.decode(ctx, in, out);
        if (!out.isEmpty()) {
            decoded(ctx, in, out);
        }
    }

    private boolean isAtStatusLine(ByteBuf in) {
        int at = StatusLine.find(in);
        int strays = at - in.readerIndex();
        if (strays > 0) {
            strayBytes += strays;
            if (strayBytes > MAX_STRAY_BYTES) {
                return true; // which it is not: unreadable
            }
            closing = true;
            in.readerIndex(at);
        }
        return in.readableBytes() >= StatusLine.START_LENGTH;
    }

    /** Of what was decoded at once: a head, a piece, or a head and its end. */
    private void decoded(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (out.getFirst() instanceof HttpResponse response && isSound(response)) {
            if (!isKnown(response.protocolVersion())) {
                response.setDecoderResult(failure("Another version of HTTP"));
                out.subList(1, out.size()).clear();
            } else if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                interim(response, out);
            } else {
                head = response;
            }
        }
        if (!out.isEmpty() && !isSound((HttpObject) out.getLast())) {
            failed(in);
        } else if (head != null && out.getLast() instanceof LastHttpContent last) {
            out.removeLast();
            ended(ctx, last, in);
        }
    }

    /** Every other version is refused behind the decoder, when the exchange may be over here. */
    @SuppressWarnings("ReferenceEquality") // as whoever refuses it compares
    private static boolean isKnown(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    private static boolean isSound(HttpObject decoded) {
        return !decoded.decoderResult().isFailure();
    }

    /** Leaves nothing of an interim answer but, where it is an error, that. */
    private void interim(HttpResponse response, List<Object> out) {
        out.clear();
        if (response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            response.setDecoderResult(failure("Nobody asked for another protocol"));
            out.add(response);
        } else if (++interims > MAX_INTERIMS) {
            response.setDecoderResult(failure("Too many interim answers"));
            out.add(response);
        } else {
            started = false;
        }
    }

    /** Whoever asked is told, and the connection closed; what comes until then is nobody's. */
    private void failed(ByteBuf in) {
        closing = true;
        exchanging = false;
        in.skipBytes(in.readableBytes());
    }

    private static DecoderResult failure(String why) {
        return DecoderResult.failure(new IllegalStateException(why));
    }

    private void ended(ChannelHandlerContext ctx, LastHttpContent last, ByteBuf in) {
        held = last;
        exchanging = false;
        rest();
        if (in.isReadable()) {
            closing = true;
            in.skipBytes(in.readableBytes());
        } else if (repeating.contains(ctx.channel().remoteAddress())) {
            closing = true;
        }
    }

    private void rest() {
        HttpResponse answer = head;
        reused = true;
        if (answer != null && !times.rests(answer.headers())) {
            closing = true;
        }
    }

    /** Bytes that came by themselves; behind an answer that comes with them they betray nothing. */
    private void unasked(ChannelHandlerContext ctx, Object msg) {
        closing = true;
        if (msg instanceof ByteBuf bytes && StatusLine.startsAt(bytes)) {
            repeating.add(ctx.channel().remoteAddress());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        passHeld(ctx);
        super.channelReadComplete(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        broken();
        passHeld(ctx);
        super.channelInactive(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        broken();
        super.exceptionCaught(ctx, cause);
    }

    /** What failed is told of it when this is known. */
    private void broken() {
        if (closing) {
            return;
        }
        closing = true;
        if (exchanging && silent) {
            times.closedUnanswered();
        } else if (!exchanging) {
            times.closedAtRest();
        }
    }

    private void passHeld(ChannelHandlerContext ctx) {
        LastHttpContent last = held;
        HttpResponse answer = head;
        if (last == null || answer == null) {
            return;
        }
        held = null;
        head = null;
        if (closing) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        ctx.fireChannelRead(last);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        ReferenceCountUtil.release(held);
        held = null;
        super.handlerRemoved0(ctx);
    }
}
