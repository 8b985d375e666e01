package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.query.lead.view.LeadJournal.FollowUp;
import com.mdmc.crm.query.lead.view.LeadJournal.Note;
import com.mdmc.crm.query.view.Erasure;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a lead, shaped like the Lead model of the reference. Groups are never absent, so that an answer has
 * every field of the model. Personal texts are encrypted in the store and decrypted for the answer.
 *
 * @param version number of events in the lead's stream
 * @param position ledger position of the last event folded
 */
@NullMarked
@RecordBuilder
public record LeadView(
        LeadId id,
        long version,
        long position,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UserId createdBy,
        PersonalInfo personalInfo,
        ArtistInfo artistInfo,
        BusinessInfo businessInfo,
        Pipeline pipeline,
        LeadSource source,
        Assignment assignment,
        Communication communication,
        Conversion conversion,
        List<Note> notes,
        List<FollowUp> followUps,
        Analytics analytics,
        Lifecycle lifecycle)
        implements LeadViewBuilder.With {
    public static final Fold<LeadView> FOLD = LeadFold.fold();

    public LeadView {
        notes = notes == null ? List.of() : List.copyOf(notes);
        followUps = followUps == null ? List.of() : List.copyOf(followUps);
    }

    /** The lead as {@code reader} may read it at {@code now}: own private notes only, overdue follow-ups marked. */
    public LeadView readBy(UserId reader, Instant now) {
        return with(lead -> lead.notes(
                        notes.stream().filter(note -> note.isReadableBy(reader)).toList())
                .followUps(followUps.stream()
                        .map(each -> each.withOverdue(
                                each.isOpen() && each.scheduledFor().isBefore(now)))
                        .toList()));
    }

    /** What changes without a new version: engagement and overdue follow-ups; {@code null} if there are neither. */
    public List<?> beside() {
        List<String> overdue = followUps.stream()
                .filter(each -> Boolean.TRUE.equals(each.overdue()))
                .map(FollowUp::id)
                .toList();
        boolean engaged = !analytics.withQualificationScore(0).equals(Analytics.NONE);
        return engaged || !overdue.isEmpty() ? List.of(analytics, overdue) : null;
    }

    /**
     * Where the lead stands on the way to a contract.
     *
     * @param score the score that counts: the one staff gave, else that of the rules
     * @param probability percent: the stated one, else the stage's default
     * @param probabilityStated whether the probability holds in every stage
     * @param scoreOverridden whether staff gave the score
     * @param ruleScore the score of the rules with its points
     * @param stageSince when the lead entered its stage
     */
    @RecordBuilder
    @Schema(name = "Pipeline")
    public record Pipeline(
            LeadStage stage,
            Priority priority,
            int score,
            int probability,
            @Nullable LocalDate expectedCloseDate,
            @Nullable PersonalText lostReason,
            List<PersonalText> tags,
            boolean probabilityStated,
            boolean scoreOverridden,
            LeadScore ruleScore,
            Instant stageSince)
            implements LeadViewPipelineBuilder.With {

        public Pipeline {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }

    /**
     * The owner of the lead.
     *
     * @param team the owner's team when the lead was assigned
     * @param queued whether the lead has no owner; {@code queueReason} says why, if it had one or none was found
     */
    @RecordBuilder
    @Schema(name = "Assignment")
    public record Assignment(
            @Nullable UserId assignedTo,
            @Nullable Instant assignedAt,
            @Nullable UserId previousAssignee,
            boolean autoAssigned,
            @Nullable PersonalText assignmentReason,
            @Nullable String team,
            boolean queued,
            @Nullable PersonalText queueReason) {}

    /**
     * How to contact the artist, and how often that succeeded.
     *
     * @param nextFollowUp when the earliest open follow-up falls due
     * @param responseRate share of answered attempts, 0–100; {@code null} without an attempt
     */
    @RecordBuilder
    @Schema(name = "Communication")
    public record Communication(
            @Nullable ContactMethod preferredMethod,
            @Nullable PersonalText preferredTime,
            @Nullable String language,
            @Nullable String timezone,
            @Nullable Instant lastContact,
            @Nullable Instant nextFollowUp,
            int contactAttempts,
            int answeredAttempts,
            @Nullable BigDecimal responseRate)
            implements LeadViewCommunicationBuilder.With {}

    /**
     * The signed contract, if there is one.
     *
     * @param conversionStage the stage in which it was signed
     * @param timeToConversion whole days from capture to conversion
     */
    @RecordBuilder
    @Schema(name = "Conversion")
    public record Conversion(
            boolean isConverted,
            @Nullable Instant convertedAt,
            @Nullable CampaignId campaignId,
            @Nullable Money contractValue,
            @Nullable Money monthlyValue,
            @Nullable LeadStage conversionStage,
            @Nullable Long timeToConversion) {
        static final Conversion NONE = LeadViewConversionBuilder.builder().build();
    }

    /** Engagement with the agency's pages and mails; {@code qualificationScore} is the score of the rules. */
    @RecordBuilder
    @Schema(name = "Analytics")
    public record Analytics(
            long pageViews,
            long timeOnSite,
            long downloads,
            long emailOpens,
            long emailClicks,
            long socialEngagement,
            int qualificationScore)
            implements LeadViewAnalyticsBuilder.With {
        static final Analytics NONE = LeadViewAnalyticsBuilder.builder().build();
    }

    /** Archive, merge, consent, retention and erasure of the lead. */
    @RecordBuilder
    @Schema(name = "Lifecycle")
    public record Lifecycle(
            boolean archived,
            @Nullable PersonalText archiveReason,
            @Nullable LeadId mergedInto,
            List<LeadId> mergedFrom,
            List<Consent> consents,
            @Nullable Instant erasureProposedAt,
            @Nullable Instant retainedAt,
            @Nullable Erasure erasure)
            implements LeadViewLifecycleBuilder.With {

        public Lifecycle {
            mergedFrom = mergedFrom == null ? List.of() : List.copyOf(mergedFrom);
            consents = consents == null ? List.of() : List.copyOf(consents);
        }
    }
}
