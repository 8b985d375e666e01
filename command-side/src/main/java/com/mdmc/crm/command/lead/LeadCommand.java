package com.mdmc.crm.command.lead;

import static com.mdmc.crm.kernel.user.Permission.CAMPAIGNS_CREATE;
import static com.mdmc.crm.kernel.user.Permission.LEADS_CREATE;
import static com.mdmc.crm.kernel.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.kernel.lead.ArtistInfo;
import com.mdmc.crm.kernel.lead.BusinessInfo;
import com.mdmc.crm.kernel.lead.CommunicationPreferences;
import com.mdmc.crm.kernel.lead.LeadSource;
import com.mdmc.crm.kernel.lead.LeadStage;
import com.mdmc.crm.kernel.lead.NoteType;
import com.mdmc.crm.kernel.lead.PersonalInfo;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.Money;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.Priority;
import com.mdmc.crm.kernel.value.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of a lead. */
public sealed interface LeadCommand extends DomainCommand {

    @TargetAggregateIdentifier
    LeadId leadId();

    @Override
    default String subject() {
        return leadId().value();
    }

    @Override
    default String resource() {
        return "lead";
    }

    /** Enters an artist who asked for promotion. */
    @Allowed(LEADS_CREATE)
    record CaptureLead(
            LeadId leadId,
            @NotNull @Valid PersonalInfo personalInfo,
            @NotNull @Valid ArtistInfo artistInfo,
            @Valid BusinessInfo businessInfo,
            @Valid LeadSource source,
            @Valid CommunicationPreferences communication,
            Priority priority,
            List<@NotBlank @Size(max = 50) String> tags)
            implements LeadCommand {}

    /** Moves the lead along the pipeline, or out of it as lost. */
    @Allowed(LEADS_UPDATE)
    record ChangeLeadStage(
            LeadId leadId,
            @NotNull LeadStage stage,
            @Size(max = 500) String reason) implements LeadCommand {}

    /** Takes up a lost lead again. */
    @Allowed(LEADS_UPDATE)
    record ReopenLead(
            LeadId leadId, @NotBlank @Size(max = 500) String reason) implements LeadCommand {}

    /** Makes somebody responsible; {@code team} is theirs at this moment. */
    @Allowed(LEADS_UPDATE)
    record AssignLead(
            LeadId leadId,
            UserId assignedTo,
            String team,
            boolean auto,
            @Size(max = 500) String reason) implements LeadCommand {}

    /** Writes a note; the identifier is drawn where the request arrives. */
    @Allowed(LEADS_UPDATE)
    record AddLeadNote(
            LeadId leadId,
            String noteId,
            @NotNull @Size(min = 1, max = 5000) PersonalText content,
            @NotNull NoteType type,
            boolean isPrivate)
            implements LeadCommand {}

    /** Records the contract and has a campaign drafted; the campaign's id is drawn where the request arrives. */
    @Allowed(CAMPAIGNS_CREATE)
    record ConvertLead(
            LeadId leadId,
            CampaignId campaignId,
            @NotBlank @Size(max = 200) String campaignName,
            String campaignType,
            @NotNull Money contractValue,
            Money monthlyValue)
            implements LeadCommand {}
}
