package com.mdmc.crm.platform.edge;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.platform.edge.ArrivingBody.TooLargeException;
import com.mdmc.crm.platform.edge.ArrivingBody.TooSlowException;
import com.mdmc.crm.platform.edge.Bulkhead.Permit;
import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.http.HttpProblems;
import com.mdmc.crm.platform.http.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.buf.ByteChunk;

/**
 * Tomcat valve that reads a request's body before anything else does, under a size limit, a deadline and a bulkhead:
 * 400, 413, 408 and 429 close the connection, and no request thread is left to a sender that dawdles. A servlet filter would
 * not do, because Tomcat waits for what no one has read of a body, after every answer.
 */
final class RequestBodyValve extends ValveBase {
    /** Bytes; a batch of 1,000 daily KPIs needs about 600 kB. */
    static final long LIMIT = 2_000_000;

    /** Bytes of an uploaded file with its form. */
    static final long UPLOAD_LIMIT = 20_000_000;

    private static final long MOST_DISCARDED = 32_000_000;
    private static final int MOST_SLOW = 24;
    private static final int MOST_SLOW_OF_ADDRESS = 8;
    private static final Rejection NO_JSON = new Rejection(Kind.INVALID, "malformed-json", Map.of(), List.of());
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    // How long a thread is lent to a body that follows its header in a packet of its own.
    private static final int PATIENCE_MILLIS = 50;
    private static final int PAUSE_MILLIS = 2;

    private final ProblemWriter problems;
    private final ClientAddresses addresses;
    private final Bulkhead permits = new Bulkhead(MOST_SLOW, MOST_SLOW_OF_ADDRESS);

    RequestBodyValve(ProblemWriter problems, ClientAddresses addresses) {
        super(true);
        this.problems = problems;
        this.addresses = addresses;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // What the connector refused has its status already, and maybe a length that cannot be read.
        if (response.isError() || !hasBody(request) || isRead(request, response)) {
            getNext().invoke(request, response);
            closeUnfinished(request, response);
        }
    }

    // Without its end, so that nobody takes the part for the whole.
    private static void closeUnfinished(Request request, Response response) {
        if (Boolean.TRUE.equals(request.getAttribute(HttpProblems.UNFINISHED))) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new EOFException("the answer broke off"));
        }
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Whether the body is there now, for whoever reads it next; else the request is answered. */
    private boolean isRead(Request request, Response response) throws IOException {
        long most = limit(request);
        if (request.getContentLengthLong() > most) {
            refuse(tooLarge(most), request, response);
            return false;
        }
        response.sendAcknowledgement(ContinueResponseTiming.ALWAYS);
        ArrivingBody body = new ArrivingBody(request.getCoyoteRequest(), most);
        try {
            boolean isThere = body.isAnnounced() && arrivesAtOnce(body) || arrivesInTime(body, request, response);
            if (isThere && isJson(request) && !body.isUtf8()) {
                problems.write(NO_JSON, request, response);
                return false;
            }
            return isThere;
        } catch (TooLargeException large) {
            refuse(tooLarge(most), request, response);
            return false;
        } catch (TooSlowException | SocketTimeoutException slow) {
            problems.write(TIMEOUT, request, response);
            hangUp(request, response);
            return false;
        } catch (IOException malformed) {
            problems.write(BAD_REQUEST, request, response);
            hangUp(request, response);
            return false;
        } finally {
            replay(body, request);
        }
    }

    // The parser would read overlong forms of characters as those they stand for.
    private static boolean isJson(Request request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static boolean arrivesAtOnce(ArrivingBody body) throws IOException {
        long patient = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        boolean isAll = body.takeWhatIsThere();
        while (!isAll && System.nanoTime() < patient) {
            pause();
            isAll = body.takeWhatIsThere();
        }
        return isAll;
    }

    private boolean arrivesInTime(ArrivingBody body, Request request, Response response) throws IOException {
        Optional<Permit> permit = permits.acquire(addresses.of(request));
        if (permit.isEmpty()) {
            problems.write(tooMany(), request, response);
            hangUp(request, response);
            return false;
        }
        try (Permit held = permit.get()) {
            body.takeTheRest();
            return true;
        }
    }

    private static void replay(ArrivingBody body, Request request) {
        byte[] bytes = body.all();
        ByteChunk chunk = new ByteChunk();
        chunk.setBytes(bytes, 0, bytes.length);
        request.getCoyoteRequest().action(ActionCode.REQ_SET_BODY_REPLAY, chunk);
    }

    /** Answers, and reads on for as long as a permit allows: a sender that is cut off would not see the answer. */
    private void refuse(Rejection rejection, Request request, Response response) throws IOException {
        response.setHeader("Connection", "close");
        problems.write(rejection, request, response);
        response.finishResponse();
        Optional<Permit> permit = permits.acquire(addresses.of(request));
        if (permit.isPresent()) {
            try (Permit held = permit.get()) {
                new ArrivingBody(request.getCoyoteRequest(), MOST_DISCARDED).discard();
            } catch (IOException gone) {
                // It was answered.
            }
        }
        hangUp(request, response);
    }

    private static void hangUp(Request request, Response response) throws IOException {
        response.finishResponse();
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static long limit(Request request) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/form-data") ? UPLOAD_LIMIT : LIMIT;
    }

    private static Rejection tooLarge(long limit) {
        return new Rejection(Kind.TOO_LARGE, "body-too-large", Map.of("limit", limit), List.of());
    }

    private static Rejection tooMany() {
        return new Rejection(Kind.TOO_MANY, "slow-down", Map.of("retryAfter", 1), List.of());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
