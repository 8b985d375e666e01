package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.benchmarks.harness.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks at a steady rate, however slow the answers are: each question counts from the moment it was due, so that a stall
 * counts for all that had to wait for it.
 */
final class SteadyQuestions {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final int rate;

    /** @param rate questions a second */
    SteadyQuestions(String base, String token, int rate) {
        this.base = base;
        this.token = token;
        this.rate = rate;
    }

    /** Times in microseconds by name of the question, each asked for some seconds after all were to warm up. */
    Map<String, Histogram> measure(Map<String, Supplier<String>> questions, int seconds) throws InterruptedException {
        Map<String, Histogram> times = new LinkedHashMap<>();
        for (Supplier<String> question : questions.values()) {
            ask(question, seconds);
        }
        for (Map.Entry<String, Supplier<String>> question : questions.entrySet()) {
            times.put(question.getKey(), ask(question.getValue(), seconds));
        }
        return times;
    }

    /** Reports times, and whether each question was answered within 50 ms nearly always. */
    void report(Map<String, Histogram> times, String promise, Report report) {
        report.columns("at " + rate + " questions a second, milliseconds", "median", "p99", "longest");
        times.forEach((question, taken) ->
                report.row(List.of(question, millis(taken, 50), millis(taken, 99), millis(taken, 100))));
        double worst = times.values().stream()
                .mapToDouble(each -> millis(each, 99))
                .max()
                .orElseThrow();
        report.promise(promise, worst, " ms", worst <= 50);
    }

    /** A percentile of some times. */
    static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1_000.0;
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
