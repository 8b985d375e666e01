package com.mdmc.crm.standalone.bench.query;

import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times of the questions a frontend asks, at a steady rate: each counts from the moment it was due, so that a stall counts
 * for all that had to wait for it.
 */
final class HttpShapes {
    static final String BOARD = "board";
    static final String DASHBOARD = "dashboard";

    private static final int FAR = 2_000;
    private static final int PAGE = 25;
    private static final int STRIDE = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrmClient client;
    private final String base;
    private final String token;
    private final int leads;
    private final int rate;
    private final Random random = new Random(5);

    HttpShapes(String base, String token, int leads, int rate) {
        this.base = base;
        this.token = token;
        this.client = new CrmClient(base).withToken(token);
        this.leads = leads;
        this.rate = rate;
    }

    /** Times in microseconds by name of the question. */
    Map<String, Histogram> measure(int seconds) throws InterruptedException {
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
        Map<String, Histogram> times = new LinkedHashMap<>();
        for (Map.Entry<String, Supplier<String>> question : questions.entrySet()) {
            ask(question.getValue(), seconds);
            times.put(question.getKey(), ask(question.getValue(), seconds));
        }
        return times;
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

    // Without reading the answer: that is the frontend's work.
    private void get(String path) {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.statusCode());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Histogram ask(Supplier<String> path, int seconds) throws InterruptedException {
        Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        long begun = System.nanoTime();
        for (int i = 0; i < seconds * rate; i++) {
            long due = begun + i * 1_000_000_000L / rate;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            String asked = path.get();
            pool.execute(() -> {
                get(asked);
                times.recordValue(Math.max(0, (System.nanoTime() - due) / 1_000));
            });
        }
        pool.shutdown();
        if (!pool.awaitTermination(2, TimeUnit.MINUTES) || times.getTotalCount() < (long) seconds * rate) {
            throw new IllegalStateException("not every question was answered: " + path.get());
        }
        return times;
    }
}
