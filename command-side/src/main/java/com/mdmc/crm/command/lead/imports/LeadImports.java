package com.mdmc.crm.command.lead.imports;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.command.lead.decision.LeadEmailClaims;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ArchiveLead;
import com.mdmc.crm.command.lead.imports.LeadImportCommand.ConfirmLeadImport;
import com.mdmc.crm.command.lead.imports.LeadImportCommand.PreviewLeadImport;
import com.mdmc.crm.command.lead.imports.LeadImportCommand.ReverseLeadImport;
import com.mdmc.crm.command.lead.imports.LeadImportPreview.Place;
import com.mdmc.crm.command.lead.imports.StagedLeads.Chunk;
import com.mdmc.crm.command.lead.imports.StagedLeads.Done;
import com.mdmc.crm.command.lead.imports.StagedLeads.Staged;
import com.mdmc.crm.command.lead.imports.StagedLeads.StagedLine;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.LeadImportId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadImportEvent.Lines;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.http.HttpProblems;
import com.mdmc.crm.platform.http.ProblemAnswers;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.reports.TitledTable;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Application service of imports of leads: reads and stages a list, captures what was staged, takes it back. A lead's id is
 * its import's and its line's, so that the ledger takes each line once however often a confirmation is repeated.
 */
@Component
class LeadImports {
    static final int MOST_LINES = 20_000;
    private static final int CHUNK = 200;
    private static final PersonalText REASON = PersonalText.constant("import-reversed");

    private final Commands commands;
    private final EventStore events;
    private final LeadEmailClaims claims;
    private final StagedLeads staged;
    private final BlindIndex blindIndex;
    private final Validator validator;
    private final ExecutorService batchSenders;
    private final ProblemAnswers problems;

    LeadImports(
            Commands commands,
            EventStore events,
            LeadEmailClaims claims,
            StagedLeads staged,
            BlindIndex blindIndex,
            Validator validator,
            ExecutorService batchSenders,
            ProblemAnswers problems) {
        this.commands = commands;
        this.events = events;
        this.claims = claims;
        this.staged = staged;
        this.blindIndex = blindIndex;
        this.validator = validator;
        this.batchSenders = batchSenders;
        this.problems = problems;
    }

    /**
     * How a list is to be read.
     *
     * @param told title → field's name, or an empty one for a column that is passed over
     * @param encoding {@code null} to find it out
     * @param separator {@code null} to find it out
     * @param country of lines that name none; {@code null} for none
     */
    record Options(Map<String, String> told, String encoding, String separator, String country) {}

    /** An import's answer with what it would do. */
    record Previewed(Accepted accepted, LeadImportPreview preview) {}

    Previewed preview(String importId, Path file, Options options, Locale locale, RequestContext by)
            throws IOException {
        Map<String, String> told = ColumnMapping.folded(options.told());
        TitledTable table = TitledTable.open(
                file,
                options.encoding(),
                options.separator(),
                title -> told.containsKey(title) || LeadField.titled(title).isPresent());
        String key = ColumnMapping.key(table.titles());
        ColumnMapping columns = new ColumnMapping(table.titles(), options.told(), staged.mapping(key));
        Reading reading = new Reading(importId, columns, options.country(), locale, by);
        table.read(reading);
        reading.flush();
        Lines lines = new Lines(reading.captured, reading.duplicates, reading.refused);
        staged.begin(new Staged(
                importId,
                by.actor().id().value(),
                reading.chunks,
                key,
                columns.remembered(),
                reading.duplicates,
                reading.refused,
                false,
                List.of()));
        Accepted accepted = commands.send(new PreviewLeadImport(new LeadImportId(importId), lines), by);
        return new Previewed(
                accepted,
                new LeadImportPreview(
                        table.format(),
                        columns.mapped(),
                        columns.unknown(),
                        lines,
                        reading.duplicateLines.kinds(),
                        reading.refusedLines.kinds(),
                        reading.flags.kinds()));
    }

    /** A list as it is read, line by line; a chunk of it is held. */
    private final class Reading implements TitledTable.Reader {
        private final String importId;
        private final ColumnMapping columns;
        private final String country;
        private final RequestContext by;
        private final LeadFindings duplicateLines;
        private final LeadFindings refusedLines;
        private final LeadFindings flags;
        private final Map<String, Long> emails = new HashMap<>();
        private final Map<String, Long> phones = new HashMap<>();
        private final List<StagedLine> chunk = new ArrayList<>();
        private int chunks;
        private int captured;
        private int duplicates;
        private int refused;

        Reading(String importId, ColumnMapping columns, String country, Locale locale, RequestContext by) {
            this.importId = importId;
            this.columns = columns;
            this.country = country;
            this.by = by;
            this.duplicateLines = new LeadFindings(columns, problems, locale);
            this.refusedLines = new LeadFindings(columns, problems, locale);
            this.flags = new LeadFindings(columns, problems, locale);
        }

        @Override
        public void next(long line, List<String> cells) {
            Map<LeadField, String> values = columns.values(cells);
            if (country != null) {
                values.putIfAbsent(LeadField.COUNTRY, country);
            }
            if (captured + duplicates + refused == MOST_LINES) {
                throw new Rejection(
                        Kind.INVALID,
                        "validation",
                        Map.of("limit", MOST_LINES),
                        List.of(new FieldError("file", "too-many", null)));
            }
            try {
                CaptureLead command = new ListedLead(values).capture(leadId(importId, line), blindIndex);
                List<FieldError> errors =
                        HttpProblems.violations(new ConstraintViolationException(validator.validate(command)));
                if (errors.isEmpty()) {
                    add(line, values, command);
                } else {
                    refuse(line, errors);
                }
            } catch (Rejection unreadable) {
                refuse(line, unreadable.errors());
            }
        }

        private void refuse(long line, List<FieldError> errors) {
            refused++;
            errors.stream()
                    .map(ListedLead::atField)
                    .distinct()
                    .forEach(error -> refusedLines.add(error, new Place(line, null, null)));
        }

        private void add(long line, Map<LeadField, String> values, CaptureLead command) {
            if (!isDuplicate(line, command)) {
                flagPhone(line, command.personalInfo().phone());
                captured++;
                chunk.add(new StagedLine(line, values));
                if (chunk.size() == CHUNK) {
                    flush();
                }
            }
        }

        private boolean isDuplicate(long line, CaptureLead command) {
            Long earlier = emails.putIfAbsent(command.emailIndex().value(), line);
            if (earlier != null) {
                duplicate("email-of-line", new Place(line, null, earlier));
                return true;
            }
            try {
                claims.requireFree(command.emailIndex(), by.actor());
                return false;
            } catch (Rejection taken) {
                duplicate(
                        "email-of-lead",
                        new Place(line, (String) taken.details().get("leadId"), null));
                return true;
            }
        }

        private void duplicate(String code, Place place) {
            duplicates++;
            duplicateLines.add(new FieldError(LeadField.EMAIL.field(), code, null), place);
        }

        private void flagPhone(long line, PersonalText phone) {
            Long earlier = phone == null
                    ? null
                    : phones.putIfAbsent(blindIndex.of(phone).value(), line);
            if (earlier != null) {
                flags.add(
                        new FieldError(LeadField.PHONE.field(), "phone-of-line", null), new Place(line, null, earlier));
            }
        }

        void flush() {
            if (!chunk.isEmpty()) {
                staged.add(importId, ++chunks, chunk);
                chunk.clear();
            }
        }
    }

    private static LeadId leadId(String importId, long line) {
        return new LeadId("lead-" + importId.substring(importId.indexOf('-') + 1) + "-" + line);
    }

    /** An answer with what became of the lines. */
    record Confirmed(Accepted accepted, Lines lines) {}

    /** Captures what was staged; repeating it after a crash goes on and captures nothing twice. */
    Confirmed confirm(String importId, RequestContext request) {
        request.actor().require(Permission.LEADS_CREATE);
        Staged begun = standing(importId, request);
        RequestContext by = ofImport(importId, request);
        staged.remember(begun.titles(), begun.mapping());
        for (Optional<Chunk> next = staged.next(importId); next.isPresent(); next = staged.next(importId)) {
            Chunk chunk = next.get();
            Done done = capture(importId, chunk, by);
            staged.finish(importId, chunk, done);
            if (known(importId, request).isReversed()) {
                // A reversal that began meanwhile may have gone past what was captured only now.
                takeBack(importId, done, by);
            }
        }
        Staged ended = standing(importId, request);
        if (ended.done().size() < ended.chunks()) {
            throw Rejection.state("import-expired");
        }
        Lines lines = new Lines(
                ended.done().stream().mapToInt(each -> each.captured().size()).sum(),
                ended.duplicates()
                        + ended.done().stream().mapToInt(Done::duplicates).sum(),
                ended.refused() + ended.done().stream().mapToInt(Done::refused).sum());
        Accepted accepted = commands.send(new ConfirmLeadImport(new LeadImportId(importId), lines), by);
        staged.forget(importId);
        return new Confirmed(accepted, lines);
    }

    private Staged standing(String importId, RequestContext request) {
        Staged found = known(importId, request);
        if (found.isReversed()) {
            throw Rejection.state("import-reversed");
        }
        return found;
    }

    // An import holds personal data: it is that of whoever handed the list in, and the administrators'.
    private Staged known(String importId, RequestContext request) {
        Staged found = staged.find(importId).orElseThrow(Rejection::notFound);
        if (!request.actor().is(new UserId(found.importedBy()))
                && request.actor().role() != Role.ADMIN) {
            throw Rejection.hidden();
        }
        return found;
    }

    // All of an import has its id for correlation, and each line a command id of its own.
    private static RequestContext ofImport(String importId, RequestContext request) {
        return new RequestContext(
                request.actor(),
                request.origin().with(next -> next.correlationId(importId).commandId(null)));
    }

    private enum Outcome {
        CAPTURED,
        DUPLICATE,
        REFUSED
    }

    private Done capture(String importId, Chunk chunk, RequestContext by) {
        List<Outcome> outcomes =
                atOnce(chunk.lines(), line -> capture(leadId(importId, line.line()), importId, line, by));
        List<Long> captured = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == Outcome.CAPTURED) {
                captured.add(chunk.lines().get(i).line());
            }
        }
        return new Done(captured, count(outcomes, Outcome.DUPLICATE), count(outcomes, Outcome.REFUSED));
    }

    private static int count(List<Outcome> outcomes, Outcome outcome) {
        return (int) outcomes.stream().filter(each -> each == outcome).count();
    }

    private Outcome capture(LeadId lead, String importId, StagedLine line, RequestContext by) {
        if (events.readEvents(lead.value()).hasNext()) {
            return Outcome.CAPTURED;
        }
        try {
            commands.send(
                    new ListedLead(line.cells()).capture(lead, blindIndex),
                    by.withCommandId(importId + "/" + line.line()));
            return Outcome.CAPTURED;
        } catch (ConcurrencyException | AggregateStreamCreationException sentTwiceAtOnce) {
            return Outcome.CAPTURED;
        } catch (Rejection rejected) {
            if (rejected.code().equals("duplicate-lead")) {
                return Outcome.DUPLICATE;
            } else if (rejected.kind() == Kind.INVALID) {
                return Outcome.REFUSED;
            }
            throw rejected;
        }
    }

    private <T, R> List<R> atOnce(List<T> all, Function<T, R> each) {
        List<CompletableFuture<R>> begun = all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> each.apply(one), batchSenders))
                .toList();
        try {
            return begun.stream().map(CompletableFuture::join).toList();
        } catch (java.util.concurrent.CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    /** What a reversal did: leads that were archived, and those that are kept as somebody had touched them. */
    record TakenBack(int archived, int kept) {
        TakenBack plus(TakenBack other) {
            return new TakenBack(archived + other.archived, kept + other.kept);
        }
    }

    /** An answer with what became of the leads. */
    record Reversed(Accepted accepted, TakenBack leads) {}

    /** Archives each lead of an import that nobody has touched since. */
    Reversed reverse(String importId, RequestContext request) {
        request.actor().require(Permission.LEADS_CREATE, Permission.LEADS_DELETE);
        known(importId, request);
        staged.close(importId);
        RequestContext by = ofImport(importId, request);
        TakenBack leads = known(importId, request).done().stream()
                .map(done -> takeBack(importId, done, by))
                .reduce(new TakenBack(0, 0), TakenBack::plus);
        Accepted accepted =
                commands.send(new ReverseLeadImport(new LeadImportId(importId), leads.archived(), leads.kept()), by);
        return new Reversed(accepted, leads);
    }

    private TakenBack takeBack(String importId, Done done, RequestContext by) {
        List<Boolean> archived = atOnce(done.captured(), line -> archive(leadId(importId, line), importId, by));
        int count = (int) archived.stream().filter(each -> each).count();
        return new TakenBack(count, archived.size() - count);
    }

    private boolean archive(LeadId lead, String importId, RequestContext by) {
        long version = 0;
        DomainEventStream history = events.readEvents(lead.value());
        while (history.hasNext()) {
            DomainEventMessage<?> event = history.next();
            EventMetadata origin = EventMetadata.of(event.getMetaData());
            if (!importId.equals(origin.correlationId()) && !origin.actor().startsWith("system:")) {
                return false;
            }
            version = event.getSequenceNumber() + 1;
        }
        try {
            commands.send(new ArchiveLead(lead, REASON), version, by);
            return true;
        } catch (Rejection touchedMeanwhile) {
            return false;
        }
    }
}
