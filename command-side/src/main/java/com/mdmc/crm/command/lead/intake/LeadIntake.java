package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.api.LeadInput;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.AddLeadNote;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.RecordLeadConsent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.LegalBasis;
import com.mdmc.crm.domain.lead.NoteType;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Takes a submission in: as a new lead, or, if an open lead has the e-mail address, as notes on that one. Ids are those of
 * the ticket, so that the ledger takes each step once however often it is tried.
 */
final class LeadIntake {
    private static final ZoneId AGENCY = ZoneId.of("Europe/Paris");
    private static final String CONTACT = "contact";
    private static final int ATTEMPTS = 5;
    private static final int PAUSE_MILLIS = 40;

    /** What says that a lead was open when its address was found, and is not now, or is being captured at the moment. */
    private static final Set<String> MOVED_ON = Set.of("not-found", "lead-archived", "lead-merged", "lead-erased");

    private final Commands commands;
    private final EventStore events;
    private final BlindIndex blindIndex;
    private final RequestNotes notes;
    private final LeadSources sources;
    private final Clock clock;

    LeadIntake(
            Commands commands,
            EventStore events,
            BlindIndex blindIndex,
            RequestNotes notes,
            LeadSources sources,
            Clock clock) {
        this.commands = commands;
        this.events = events;
        this.blindIndex = blindIndex;
        this.notes = notes;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Takes a submission in; what was done of it before is not done again.
     *
     * @param number the ticket's
     * @param visitor where it came from
     * @throws Rejection {@code validation}, the same whether there is such a lead or not; or if it is not known now
     *     whether all of it is in, and the same should be sent again
     */
    void take(IntakeFormCreated form, String number, Submission submission, Visitor visitor, RequestContext context) {
        LeadId drawn = new LeadId("lead-" + number);
        CaptureLead command = capture(form, drawn, submission, visitor);
        for (int attempt = 1; ; attempt++) {
            try {
                follow(form, number, submission, lead(command, context), drawn, context);
                return;
            } catch (Rejection rejected) {
                if (!MOVED_ON.contains(rejected.code())) {
                    throw rejected;
                } else if (attempt == ATTEMPTS) {
                    throw new Rejection(Kind.UNAVAILABLE, "outcome-unknown", Map.of("retryAfter", 5), List.of());
                }
                pause();
            }
        }
    }

    private CaptureLead capture(IntakeFormCreated form, LeadId lead, Submission submission, Visitor visitor) {
        return new CaptureLead(
                lead,
                LeadInput.normalised(submission.personalInfo()),
                submission.personalInfo() == null
                        ? null
                        : blindIndex.of(submission.personalInfo().email()),
                submission.artistInfo(),
                submission.businessInfo(),
                sources.of(lead, form, submission, visitor),
                submission.communication(),
                new CaptureLead.Pipeline(
                        form.defaults().priority(),
                        form.defaults().tags().stream().map(PersonalText::clear).toList()));
    }

    /** The lead the submission belongs to: the new one, or the open one that has its address. */
    private LeadId lead(CaptureLead command, RequestContext context) {
        if (events.readEvents(command.leadId().value()).hasNext()) {
            return command.leadId();
        }
        try {
            commands.send(command, context);
            return command.leadId();
        } catch (ConcurrencyException | AggregateStreamCreationException sentTwiceAtOnce) {
            return command.leadId();
        } catch (Rejection rejected) {
            if (!rejected.code().equals("duplicate-lead")) {
                throw rejected;
            }
            return new LeadId((String) rejected.details().get("leadId"));
        }
    }

    private void follow(
            IntakeFormCreated form,
            String number,
            Submission submission,
            LeadId lead,
            LeadId drawn,
            RequestContext context) {
        if (!lead.equals(drawn)) {
            note(lead, "note-" + number, notes.newRequest(form.name(), submission), context);
        }
        submission.writtenMessage().ifPresent(message -> note(lead, "note-" + number + "-message", message, context));
        if (Boolean.TRUE.equals(submission.consent())) {
            commands.send(new RecordLeadConsent(lead, consent(form)), context);
        }
    }

    private void note(LeadId lead, String id, PersonalText content, RequestContext context) {
        commands.send(new AddLeadNote(lead, id, content, NoteType.NOTE, false), context);
    }

    private Consent consent(IntakeFormCreated form) {
        return new Consent(
                PersonalText.clear(CONTACT),
                LegalBasis.CONSENT,
                true,
                PersonalText.clear(form.name()),
                LocalDate.ofInstant(clock.instant(), AGENCY));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
