package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.query.LiveClient.Message;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A line that is cut again and again while others write loses nothing and repeats nothing; {@code -Dcrm.cuts} says how
 * often it is cut, {@code -Dcrm.seed} repeats the moments.
 */
class LiveReconnectTest {
    private static final int CUTS = Integer.getInteger("crm.cuts", 100);
    private static final long SEED = Long.getLong("crm.seed", 1);

    @Test
    void noGapAndNoDuplicate() throws IOException, InterruptedException {
        Answer lead = LeadForms.queued("Suivie");
        long begun = lead.position();
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> write(lead.text("/id"), done));
        writer.start();
        List<Long> told = new ArrayList<>();
        Random random = new Random(SEED);
        long last = begun;
        for (int cut = 0; cut < CUTS; cut++) {
            last = listen(last, random.nextInt(40), told);
        }
        done.set(true);
        writer.join();
        long end = ledger().head();
        try (LiveClient live = LiveClient.open(Staff.admin(), last)) {
            live.until(end).forEach(message -> told.add(message.id()));
        }
        System.out.printf("live updates: %d cuts, %d commits told, seed %d%n", CUTS, told.size(), SEED);
        assertThat(told).as("seed %d", SEED).isEqualTo(announced(begun, end));
    }

    private static long listen(long from, int millis, List<Long> told) throws IOException, InterruptedException {
        LiveClient live = LiveClient.open(Staff.admin(), from);
        Thread.sleep(millis);
        live.close();
        List<Message> whole = live.soFar().stream()
                .filter(message -> message.id() <= live.lastId())
                .toList();
        whole.forEach(message -> told.add(message.id()));
        return live.lastId();
    }

    private static void write(String lead, AtomicBoolean done) {
        for (int i = 0; !done.get(); i++) {
            Map<String, ?> tags = Map.of("tags", List.of("tour-" + i));
            Staff.admin().send("PUT", "/api/leads/" + lead + "/tags", tags, Map.of());
        }
    }

    // Every commit that holds an event of a lead, campaign, user or team: an administrator is told of all of them.
    private static List<Long> announced(long from, long to) {
        List<Long> positions = new ArrayList<>();
        for (Commit commit : ledger().commitsAfter(from, Integer.MAX_VALUE)) {
            boolean told =
                    commit.events().stream().anyMatch(event -> event.alias().matches("(Lead|Campaign|User|Team).*"));
            if (told && commit.position() <= to) {
                positions.add(commit.position());
            }
        }
        return positions;
    }

    private static Ledger ledger() {
        return RunningCrm.shared().server().context().getBean(Ledger.class);
    }
}
