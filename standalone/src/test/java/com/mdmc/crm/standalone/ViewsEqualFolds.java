package com.mdmc.crm.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.kernel.eventstore.Commit;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.query.view.Progress;
import com.mdmc.crm.query.view.Recorded;
import com.mdmc.crm.query.view.RecordedEvents;
import com.mdmc.crm.query.view.ViewDefinition;
import com.mdmc.crm.query.view.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** The strongest promise of the query side: every stored view is the fold of its stream, and nothing else is stored. */
public final class ViewsEqualFolds {
    private ViewsEqualFolds() {}

    /** Waits for the projections and compares every document of every view. */
    public static void assertFor(StandaloneServer server) {
        ApplicationContext context = server.context();
        Ledger ledger = context.getBean(Ledger.class);
        long head = ledger.head();
        List<Recorded<?>> log = read(ledger, head);
        for (ViewDefinition<?> view :
                context.getBeansOfType(ViewDefinition.class).values()) {
            boolean reached = context.getBean(Progress.class).await(List.of(view.name()), head, Duration.ofSeconds(30));
            assertThat(reached).as("%s reaches position %d", view.name(), head).isTrue();
            compare(view, context.getBean(Views.class), log);
        }
    }

    private static <V> void compare(ViewDefinition<V> view, Views views, List<Recorded<?>> log) {
        Map<String, V> folded = new HashMap<>();
        for (Recorded<?> recorded : log) {
            if (view.fold().knows(recorded.event().getClass())) {
                String key = view.key().apply(recorded.event());
                if (key != null) {
                    folded.put(key, view.fold().apply(folded.get(key), recorded));
                }
            }
        }
        folded.values().removeIf(state -> state == null);
        folded.forEach((key, state) ->
                assertThat(views.find(view, key)).as("%s %s", view.name(), key).contains(state));
        assertThat(views.count(view, new org.bson.Document())).as(view.name()).isEqualTo(folded.size());
    }

    private static List<Recorded<?>> read(Ledger ledger, long head) {
        List<Recorded<?>> log = new ArrayList<>();
        long position = 0;
        while (position < head) {
            List<Commit> commits = ledger.commitsAfter(position, 1000);
            for (Commit commit : commits) {
                if (commit.position() <= head) {
                    log.addAll(RecordedEvents.of(commit));
                }
                position = commit.position();
            }
        }
        return log;
    }
}
