package com.mdmc.crm.query.export;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.edge.Bulkhead;
import com.mdmc.crm.platform.edge.Bulkhead.Permit;
import com.mdmc.crm.platform.http.HttpProblems;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.query.list.ListQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventBus;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streaming exports of whole lists. Rows are read, decrypted and written a page at a time, so that an export of any
 * size needs the memory of one page.
 */
@Component
public class Exports {
    /** The media type of a table. */
    public static final String CSV = "text/csv";

    /** The media type of a JSON document a line. */
    public static final String NDJSON = "application/x-ndjson";

    private static final int PAGE = 500;
    private static final int BUFFER = 8 * 1024;
    private static final int AT_THE_SAME_TIME = 4;
    private static final int OF_ONE_CALLER = 2;
    private static final List<String> PAGING = List.of("limit", "cursor", "count");

    private final ListQueries lists;
    private final EventBus events;
    private final MessageSource messages;
    private final LocaleResolver locales;
    private final JsonMapper json;
    private final Bulkhead running = new Bulkhead(AT_THE_SAME_TIME, OF_ONE_CALLER);

    public Exports(
            ListQueries lists, EventBus events, MessageSource messages, LocaleResolver locales, JsonMapper json) {
        this.lists = lists;
        this.events = events;
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    /**
     * Streams the selected rows in the accepted format, and records the export. A failure closes the connection, so
     * that the client does not take a part for the whole.
     */
    public <V, R> void answer(
            Export<V, R> export,
            Map<String, List<String>> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestContext context)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Actor actor = context.actor();
        actor.require(Permission.ANALYTICS_EXPORT);
        ExportFormat format = ExportFormat.accepted(request.getHeader(HttpHeaders.ACCEPT));
        PAGING.stream().filter(parameters::containsKey).findFirst().ifPresent(name -> {
            throw Rejection.invalid(name, "unknown-filter");
        });
        Iterator<List<V>> pages = lists.pages(export.list(), parameters, actor, PAGE);
        try (Permit held = running.acquire(actor.id().value()).orElseThrow(Exports::tooMany)) {
            ExportRecord record =
                    ExportRecord.of(events, context, export.resource(), format, masked(export, parameters));
            record.started();
            head(export, format, response);
            OutputStream out =
                    new BufferedOutputStream(new PacedOutput(response.getOutputStream(), System::nanoTime), BUFFER);
            write(export, pages, writer(export, format, out, locales.resolveLocale(request)), record);
        } catch (IOException | RuntimeException failure) {
            request.setAttribute(HttpProblems.UNFINISHED, response.isCommitted());
            throw failure;
        }
    }

    private static Rejection tooMany() {
        return new Rejection(Kind.TOO_MANY, "too-many-exports", Map.of("retryAfter", 10), List.of());
    }

    private static void head(Export<?, ?> export, ExportFormat format, HttpServletResponse response) {
        response.setContentType(format.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + export.file() + "." + format.extension() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private <R> RowWriter<R> writer(Export<?, R> export, ExportFormat format, OutputStream out, Locale locale) {
        return format == ExportFormat.CSV ? new CsvRows<>(export, out, messages, locale) : new JsonRows<>(out, json);
    }

    private static <V, R> void write(
            Export<V, R> export, Iterator<List<V>> pages, RowWriter<R> writer, ExportRecord record) throws IOException {
        long rows = 0;
        boolean complete = false;
        try {
            writer.begin();
            while (pages.hasNext()) {
                for (R row : export.decrypted().apply(pages.next())) {
                    writer.write(row);
                    rows++;
                }
                writer.flush();
            }
            writer.flush();
            complete = true;
        } finally {
            record.completed(rows, complete);
        }
    }

    // What was asked for may be a person's name or tag.
    private static Map<String, List<String>> masked(Export<?, ?> export, Map<String, List<String>> parameters) {
        Map<String, List<String>> masked = new TreeMap<>(parameters);
        masked.replaceAll((name, values) -> export.list().isPersonal(name) ? List.of("•••") : values);
        return masked;
    }
}
