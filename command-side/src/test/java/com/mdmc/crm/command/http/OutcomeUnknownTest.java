package com.mdmc.crm.command.http;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mdmc.crm.ledger.append.AppendFailedException;
import com.mdmc.crm.platform.http.HttpProblems;
import com.mdmc.crm.platform.http.ProblemAnswers;
import com.mdmc.crm.platform.http.RejectionListener;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who does not know whether a commit was written says so, and is not taken for having failed. */
class OutcomeUnknownTest {
    private final AppendFailedException failed = mock(AppendFailedException.class);

    @Test
    void isAnsweredAsThat() throws Exception {
        when(failed.isOutcomeKnown()).thenReturn(false);
        web().perform(post("/leads"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(request().attribute(HttpProblems.OUTCOME_UNKNOWN, true));
    }

    @Test
    void isNotSaidOfWhatWasNotWritten() throws Exception {
        when(failed.isOutcomeKnown()).thenReturn(true);
        web().perform(post("/leads"))
                .andExpect(status().isInternalServerError())
                .andExpect(request().attribute(HttpProblems.OUTCOME_UNKNOWN, (Object) null));
    }

    private MockMvc web() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        HttpProblems problems = new HttpProblems(
                new ProblemAnswers(messages), new StaticListableBeanFactory().getBeanProvider(RejectionListener.class));
        return MockMvcBuilders.standaloneSetup(new Leads())
                .setControllerAdvice(problems)
                .build();
    }

    @RestController
    private final class Leads {
        @PostMapping("/leads")
        public void capture() {
            throw new EventStoreException("no answer", failed);
        }
    }
}
