package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mdmc.crm.e2e.support.RawHttp;
import com.mdmc.crm.e2e.support.RawHttp.RawAnswer;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every operation asked for by a path that is not quite its own: no filter and router may read it differently. */
class PathTricksTest {
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404);

    private static final List<UnaryOperator<String>> TRICKS = List.of(
            path -> path.replaceFirst("/api", "/%61pi"),
            path -> path.replaceFirst("/api", "/%61%70%69"),
            path -> path.replaceFirst("/api", "/%2561pi"),
            path -> path.replaceFirst("/api", "/%C1%A1pi"),
            path -> path.replaceFirst("/api", "/api;x=1"),
            path -> path + ";x",
            path -> path + "%3b",
            path -> "/" + path,
            path -> path.replaceFirst("/api/", "/api//"),
            path -> "/." + path,
            path -> path.replaceFirst("/api/", "/api/./"),
            path -> "/x/.." + path,
            path -> "/x/%2e%2e" + path,
            path -> path.replaceFirst("/api/", "/api%2f"),
            path -> path.replaceFirst("/api/", "/api%c0%af"),
            path -> path.replace("/api/", "/api\\"),
            path -> path.replaceFirst("/api/", "/api%5c"),
            path -> path.replaceFirst("/api/", "/api/%00"),
            path -> path.toUpperCase(),
            path -> path + ".",
            path -> path + "%20",
            path -> path + "/",
            path -> path + "/.",
            path -> path + "\u00e9",
            path -> path + "%",
            path -> path + "%0d%0aX:y");

    @Test
    void noneIsAnsweredAndNothingFails() {
        String token = Staff.hired("agent", "denis").logIn().token();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        try {
            RouteRule.all().parallelStream()
                    .forEach(rule -> TRICKS.forEach(trick -> {
                        String line = rule.method() + " " + trick.apply(plain(rule.path())) + " HTTP/1.1";
                        judge(line, wrong);
                        judge(line + "\r\nAuthorization: Bearer " + token, wrong);
                    }));
        } finally {
            root.detachAppender(log);
        }
        assertThat(wrong).isEmpty();
        assertThat(log.list.stream().filter(line -> line.getThrowableProxy() != null))
                .isEmpty();
    }

    private static void judge(String head, ConcurrentLinkedQueue<String> wrong) {
        RawAnswer answer = RawHttp.send(RunningCrm.shared().server().url(), head + "\r\nContent-Length: 0", "");
        if (!REFUSALS.contains(answer.status()) || !answer.isProblem()) {
            wrong.add(head.lines().findFirst().orElse("") + (head.contains("Bearer") ? " (agent)" : "") + ": "
                    + answer.status());
        }
    }

    private static String plain(String path) {
        return path.replaceAll("\\{[a-zA-Z]+}", "none");
    }
}
