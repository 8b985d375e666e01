package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** The questions a frontend asks. */
final class HttpShapes {
    static final String BOARD = "board";
    static final String DASHBOARD = "dashboard";

    private static final int FAR = 2_000;
    private static final int PAGE = 25;
    private static final int STRIDE = 200;

    private final CrmClient client;
    private final int leads;
    private final Random random = new Random(5);

    HttpShapes(CrmClient client, int leads) {
        this.client = client;
        this.leads = leads;
    }

    /** By name, what to ask next. */
    Map<String, Supplier<String>> questions() {
        Map<String, Supplier<String>> questions = new LinkedHashMap<>();
        String far = "/api/leads?cursor=" + cursor();
        questions.put("list, page 1", () -> "/api/leads");
        questions.put("list, page 2,000", () -> far);
        questions.put(
                "filtered and sorted page",
                () -> "/api/leads?pipeline.stage=contacted&assignment.team=nord&sort=createdAt");
        questions.put(BOARD, () -> "/api/board");
        questions.put(DASHBOARD, () -> "/api/dashboard");
        questions.put("leads by team", () -> "/api/dashboard/leads-by-team");
        questions.put("lead", () -> "/api/leads/" + MadeUpAgency.leadId(random.nextInt(leads)));
        return questions;
    }

    private String cursor() {
        int skipped = Math.min(FAR, leads / PAGE) * PAGE - PAGE;
        String cursor = null;
        for (int seen = 0; seen < skipped; seen += STRIDE) {
            int limit = Math.min(STRIDE, skipped - seen);
            Answer page = client.get("/api/leads?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor))
                    .expect(200);
            cursor = page.text("/page/next");
        }
        return cursor;
    }
}
