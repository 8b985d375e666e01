package com.mdmc.crm.command.lead.imports;

import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.UploadDirectory;
import com.mdmc.crm.command.lead.imports.LeadImports.Confirmed;
import com.mdmc.crm.command.lead.imports.LeadImports.Options;
import com.mdmc.crm.command.lead.imports.LeadImports.Previewed;
import com.mdmc.crm.command.lead.imports.LeadImports.Reversed;
import com.mdmc.crm.command.lead.imports.LeadImports.TakenBack;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.lead.LeadImportEvent.Lines;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.reports.ReportRefused;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Imports of leads over HTTP: what a list would become, its confirmation, and its reversal. */
@RestController
@RequestMapping("/api/imports")
class LeadImportApi {
    private static final Set<String> FIELDS = Set.of("map", "encoding", "separator", "country");

    private final LeadImports imports;
    private final UploadDirectory uploads;

    LeadImportApi(LeadImports imports, UploadDirectory uploads) {
        this.imports = imports;
        this.uploads = uploads;
    }

    @NullMarked
    record Proposal(LeadImportPreview preview) {}

    @PostMapping(path = "/leads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Proposal>> preview(
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) List<String> map,
            @RequestParam(required = false) String encoding,
            @RequestParam(required = false) String separator,
            @RequestParam(required = false) String country,
            MultipartHttpServletRequest form,
            Locale locale,
            RequestContext context)
            throws IOException {
        context.actor().require(Permission.LEADS_CREATE);
        requireKnown(form.getParameterMap().keySet(), FIELDS);
        requireKnown(form.getFileMap().keySet(), Set.of("file"));
        if (file == null) {
            throw Rejection.invalid("file", "required");
        }
        // Spring splits a lone value at its commas.
        String[] mappings = form.getParameterValues("map");
        Options options = new Options(told(map == null ? List.of() : List.of(mappings)), encoding, separator, country);
        String id = "leadimport-" + UUID.randomUUID();
        Path copy = uploads.newFile();
        try {
            file.transferTo(copy);
            Previewed previewed = imports.preview(id, copy, options, locale, context);
            return CommandAnswers.created(
                    previewed.accepted(), "/api/imports/leads/" + id, new Proposal(previewed.preview()));
        } catch (ReportRefused refused) {
            FieldError error = new FieldError(
                    "file", refused.problem().code(), refused.problem().text(locale));
            throw new Rejection(
                    Kind.INVALID,
                    "report-refused",
                    Map.of("line", refused.problem().line()),
                    List.of(error));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void requireKnown(Set<String> given, Set<String> known) {
        given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Rejection.invalid(name, "unknown-field");
                });
    }

    private static Map<String, String> told(List<String> map) {
        Map<String, String> told = new LinkedHashMap<>();
        for (String each : map) {
            int at = each.lastIndexOf('=');
            if (at < 1) {
                throw Rejection.invalid("map", "wrong-type");
            }
            told.put(each.substring(0, at), each.substring(at + 1));
        }
        return told;
    }

    @NullMarked
    record Captured(Lines lines) {}

    @PostMapping("/leads/{id}/confirmation")
    ResponseEntity<CommandAnswer<Captured>> confirm(@PathVariable String id, RequestContext context) {
        Confirmed confirmed = imports.confirm(id, context);
        return CommandAnswers.done(confirmed.accepted(), new Captured(confirmed.lines()));
    }

    @PostMapping("/leads/{id}/reversal")
    ResponseEntity<CommandAnswer<TakenBack>> reverse(@PathVariable String id, RequestContext context) {
        Reversed reversed = imports.reverse(id, context);
        return CommandAnswers.done(reversed.accepted(), reversed.leads());
    }

    /** The same by the address that all imports have. */
    @Hidden
    @PostMapping("/{id:leadimport-.+}/confirmation")
    ResponseEntity<CommandAnswer<Captured>> confirmByKind(@PathVariable String id, RequestContext context) {
        return confirm(id, context);
    }

    /** The same by the address that all imports have. */
    @Hidden
    @PostMapping("/{id:leadimport-.+}/reversal")
    ResponseEntity<CommandAnswer<TakenBack>> reverseByKind(@PathVariable String id, RequestContext context) {
        return reverse(id, context);
    }
}
