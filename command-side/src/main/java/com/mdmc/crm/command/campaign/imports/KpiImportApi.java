package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.imports.KpiImports.Confirmed;
import com.mdmc.crm.command.campaign.imports.KpiImports.Previewed;
import com.mdmc.crm.command.campaign.imports.KpiImports.Request;
import com.mdmc.crm.command.campaign.imports.KpiImports.Reversed;
import com.mdmc.crm.command.campaign.imports.StagedDays.Source;
import com.mdmc.crm.command.campaign.kpi.ReversedDays;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.UploadDirectory;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.Days;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.reports.Report;
import com.mdmc.crm.reports.ReportOptions;
import com.mdmc.crm.reports.ReportReader;
import com.mdmc.crm.reports.ReportRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Imports of reports over HTTP: what a file would change, its confirmation, and its reversal. */
@RestController
@RequestMapping("/api/imports")
class KpiImportApi {
    private static final Set<String> FIELDS = Set.of(
            "platform",
            "campaign",
            "map",
            "columns",
            "encoding",
            "separator",
            "decimal",
            "dateFormat",
            "currency",
            "fetchedAt");

    private final KpiImports imports;
    private final UploadDirectory uploads;
    private final Clock clock;

    KpiImportApi(KpiImports imports, UploadDirectory uploads, Clock clock) {
        this.imports = imports;
        this.uploads = uploads;
        this.clock = clock;
    }

    @NullMarked
    record Preview(ImportPreview preview) {}

    @PostMapping(path = "/kpis", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Preview>> preview(
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) Platform platform,
            @RequestParam(required = false) String campaign,
            @RequestParam(required = false) List<String> map,
            @RequestParam(required = false) String columns,
            @RequestParam(required = false) String encoding,
            @RequestParam(required = false) String separator,
            @RequestParam(required = false) String decimal,
            @RequestParam(required = false) String dateFormat,
            @RequestParam(required = false) String currency,
            @RequestParam(required = false) Instant fetchedAt,
            MultipartHttpServletRequest form,
            Locale locale,
            RequestContext context)
            throws IOException {
        context.actor().require(Permission.CAMPAIGNS_UPDATE);
        requireKnown(form.getParameterMap().keySet(), FIELDS);
        requireKnown(form.getFileMap().keySet(), Set.of("file"));
        if (file == null) {
            throw Rejection.invalid("file", "required");
        }
        // As exact as it is kept until the confirmation.
        Instant made = (fetchedAt == null ? clock.instant() : fetchedAt).truncatedTo(ChronoUnit.MILLIS);
        ReportOptions options =
                new ReportOptions(platform, columns, encoding, separator, decimal, dateFormat, currency);
        Path copy = uploads.newFile();
        try {
            file.transferTo(copy);
            Map<String, String> mapped = told(map);
            Report report = imports.open(copy, options, campaign, mapped, context.actor());
            Source source = new Source(
                    "import-" + UUID.randomUUID(), report.platform(), ReportReader.digest(copy), made, false);
            Previewed previewed = imports.preview(new Request(source, report, campaign, mapped, locale, context));
            return CommandAnswers.created(
                    previewed.accepted(), "/api/imports/" + source.importId(), new Preview(previewed.preview()));
        } catch (ReportRefused refused) {
            throw rejection(refused, locale);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    // A misspelt option that is passed over would read other figures than were meant.
    private static void requireKnown(Set<String> given, Set<String> known) {
        given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Rejection.invalid(name, "unknown-field");
                });
    }

    private static Rejection rejection(ReportRefused refused, Locale locale) {
        FieldError error = new FieldError(
                "file", refused.problem().code(), refused.problem().text(locale));
        return new Rejection(
                Kind.INVALID, "report-refused", Map.of("line", refused.problem().line()), List.of(error));
    }

    private static Map<String, String> told(List<String> map) {
        Map<String, String> told = new LinkedHashMap<>();
        for (String each : map == null ? List.<String>of() : map) {
            int at = each.lastIndexOf('=');
            if (at < 1) {
                throw Rejection.invalid("map", "wrong-type");
            }
            told.put(each.substring(0, at), each.substring(at + 1));
        }
        return told;
    }

    /** Whether days that do not look right are recorded as well. */
    record Confirmation(Boolean acceptFlagged) {}

    @NullMarked
    record Recorded(Days days) {}

    @PostMapping("/{id:(?!leadimport-).+}/confirmation")
    ResponseEntity<CommandAnswer<Recorded>> confirm(
            @PathVariable String id, @RequestBody(required = false) Confirmation body, RequestContext context) {
        Confirmed confirmed = imports.confirm(id, body != null && Boolean.TRUE.equals(body.acceptFlagged()), context);
        return CommandAnswers.done(confirmed.accepted(), new Recorded(confirmed.days()));
    }

    @PostMapping("/{id:(?!leadimport-).+}/reversal")
    ResponseEntity<CommandAnswer<ReversedDays>> reverse(@PathVariable String id, RequestContext context) {
        Reversed reversed = imports.reverse(id, context);
        return CommandAnswers.done(reversed.accepted(), reversed.days());
    }
}
