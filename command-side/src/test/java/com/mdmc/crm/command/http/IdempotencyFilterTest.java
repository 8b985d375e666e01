package com.mdmc.crm.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.http.HttpProblems;
import com.mdmc.crm.platform.http.ProblemWriter;
import com.mdmc.crm.platform.http.RequestContextArgument;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Envelope;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.security.RequestContext;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** When a request under the same key is done again, and when not. */
class IdempotencyFilterTest {
    private static final MasterKey MASTER =
            MasterKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32]));

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final AtomicInteger done = new AtomicInteger();
    private MongoClient client;
    private IdempotencyKeys keys;
    private IdempotencyFilter filter;

    @BeforeEach
    void start() {
        client = MongoClients.create(server.bindAndGetConnectionString());
        keys = new IdempotencyKeys(
                client.getDatabase("test"),
                new Envelope(MASTER, "idempotent-answers"),
                new BlindIndex(MASTER.derive("index")),
                Clock.systemUTC());
        Ledger ledger = mock(Ledger.class);
        filter = new IdempotencyFilter(keys, new LostAnswers(ledger), ledger, mock(ProblemWriter.class));
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void anAnswerIsGivenAgain() {
        sent(201, false);
        MockHttpServletResponse again = sent(201, false);
        assertThat(done).hasValue(1);
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void anAnswerGoesWithTheUserItWasGivenTo() {
        sent(201, false);
        keys.forgetAll(new UserId("somebody-else"));
        sent(201, false);
        assertThat(done).hasValue(1);
        keys.forgetAll(new UserId("system:test"));
        sent(201, false);
        assertThat(done).hasValue(2);
    }

    @Test
    void whatFailedIsTriedAgain() {
        sent(500, false);
        sent(201, false);
        assertThat(done).hasValue(2);
    }

    @Test
    void whatMayHaveBeenDoneIsNotDoneAgain() {
        sent(503, true);
        sent(201, false);
        assertThat(done).hasValue(1);
    }

    private MockHttpServletResponse sent(int status, boolean unknown) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/leads");
        request.addHeader("Idempotency-Key", "once");
        request.setContent("{}".getBytes());
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain chain = (passed, answer) -> {
            done.incrementAndGet();
            if (unknown) {
                passed.setAttribute(HttpProblems.OUTCOME_UNKNOWN, true);
            }
            ((HttpServletResponse) answer).setStatus(status);
        };
        RequestContextArgument.bind(request, RequestContext.system("test", "test", null));
        filtered(request, response, chain);
        return response;
    }

    private void filtered(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            filter.doFilter(request, response, chain);
        } catch (IOException | ServletException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
