package com.mdmc.crm.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} says what the code says; {@code -Dcrm.docs.write=true} writes it anew. */
class EventsPageTest {
    private static final Path PAGE = Path.of("../docs/events.md");

    @Test
    void saysWhatTheCodeSays() throws IOException {
        Collection<ViewDefinition<?>> views = new ArrayList<>();
        RunningCrm.shared()
                .server()
                .context()
                .getBeansOfType(ViewDefinition.class)
                .values()
                .forEach(view -> views.add((ViewDefinition<?>) view));
        String generated = new EventCatalogue(views).markdown();
        if (Boolean.getBoolean("crm.docs.write")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(generated);
    }
}
