package com.mdmc.crm.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.platform.security.RequestContext;
import org.junit.jupiter.api.Test;

/** All commands of a request have one correlation id, which a repetition under the same key has again. */
class BulkCommandsTest {

    @Test
    void aRepetitionHasTheCorrelationOfTheKey() {
        RequestContext first = RequestContext.system("test", "trace-1", null).withCommandId("key");
        RequestContext again = RequestContext.system("test", "trace-2", null).withCommandId("key");
        assertThat(BulkCommands.context(first).origin())
                .isEqualTo(BulkCommands.context(again).origin());
        assertThat(BulkCommands.context(first).origin().correlationId()).isEqualTo("key");
        assertThat(BulkCommands.context(first).origin().commandId()).isNull();
    }

    @Test
    void withoutAKeyItIsThatOfTheRequest() {
        RequestContext request = RequestContext.system("test", "trace-1", null);
        assertThat(BulkCommands.context(request).origin().correlationId()).isEqualTo("trace-1");
    }
}
