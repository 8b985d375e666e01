package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Whoever pages the list and the board to the end while others move cards sees each row that was there all the time
 * exactly once. {@code -Dcrm.paging.seconds=60}, {@code -Dcrm.paging.writers=20} for the full size.
 */
class PagingWhileWritingTest {
    private static final int SECONDS = Integer.getInteger("crm.paging.seconds", 3);
    private static final int WRITERS = Integer.getInteger("crm.paging.writers", 20);
    private static final int LEADS = 60;
    // Of the leads of other tests there may be any number.
    private static final String OWN = "&assignment.assignedTo=me";
    private static final List<String> OPEN = List.of("new", "contacted", "qualified", "proposal");

    @Test
    void losesAndDoublesNothing() throws InterruptedException {
        Staff agent = Staff.hired("agent", Staff.freshTeam());
        List<String> moving = new ArrayList<>();
        List<String> still = new ArrayList<>();
        Answer last = null;
        for (int i = 0; i < LEADS; i++) {
            last = agent.given(LeadForms.queued("Carte " + i));
            (i % 2 == 0 ? moving : still).add(last.text("/id"));
        }
        agent.session().get("/api/leads", last).expect(200);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger moves = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(i);
            writers.execute(() -> move(moving, random, done, moves));
        }
        int walks = walk(agent, moving, still);
        done.set(true);
        writers.shutdown();
        assertThat(writers.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        System.out.printf("paging: %d walks to the end during %d moves%n", walks, moves.get());
        assertThat(moves.get()).isPositive();
    }

    private static int walk(Staff agent, List<String> moving, List<String> still) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        int walks = 0;
        while (walks == 0 || System.nanoTime() < end) {
            List<String> listed = pages(agent.session(), "/api/leads?limit=7" + OWN, null);
            assertThat(listed).doesNotHaveDuplicates().containsAll(still).containsAll(moving);

            List<String> carded = new ArrayList<>();
            JsonNode board =
                    agent.session().get("/api/board?limit=7" + OWN).expect(200).body();
            for (JsonNode column : board.at("/columns")) {
                List<String> cards = column(agent.session(), column);
                assertThat(cards).doesNotHaveDuplicates();
                carded.addAll(cards);
            }
            assertThat(new HashSet<>(carded)).containsAll(still);
            assertThat(carded.stream().filter(still::contains)).hasSameSizeAs(still);
            walks++;
        }
        return walks;
    }

    private static List<String> column(CrmClient session, JsonNode column) {
        List<String> cards = new ArrayList<>();
        column.at("/items").forEach(card -> cards.add(card.at("/id").asText()));
        if (!column.at("/next").isNull()) {
            String stage = "/api/leads?limit=7" + OWN + "&pipeline.stage="
                    + column.at("/stage").asText();
            cards.addAll(pages(session, stage, column.at("/next").asText()));
        }
        return cards;
    }

    private static List<String> pages(CrmClient session, String question, String first) {
        List<String> ids = new ArrayList<>();
        String cursor = first;
        do {
            String path = question + (cursor == null ? "" : "&cursor=" + cursor);
            JsonNode page = session.get(path).expect(200).body();
            page.at("/items").forEach(item -> ids.add(item.at("/id").asText()));
            cursor = page.at("/page/next").isNull()
                    ? null
                    : page.at("/page/next").asText();
        } while (cursor != null);
        return ids;
    }

    private static void move(List<String> leads, Random random, AtomicBoolean done, AtomicInteger moves) {
        while (!done.get()) {
            String lead = leads.get(random.nextInt(leads.size()));
            String stage = OPEN.get(random.nextInt(OPEN.size()));
            Answer moved =
                    Staff.admin().post("/api/leads/" + lead + "/stage", Map.of("stage", stage, "reason", "essai"));
            if (moved.status() == 200) {
                moves.incrementAndGet();
            }
        }
    }
}
