package com.mdmc.crm.command.lead.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.LeadCommand.ConvertLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Contract;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders that close a lead with a contract, and take that back. */
@RestController
@RequestMapping("/api/leads/{id}/conversion")
class LeadConversionApi {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final Commands commands;
    private final Ledger ledger;

    LeadConversionApi(Commands commands, Ledger ledger) {
        this.commands = commands;
        this.ledger = ledger;
    }

    record Conversion(
            @Schema(requiredMode = REQUIRED) PersonalText campaignName,
            @Schema(requiredMode = REQUIRED) Money contractValue,
            Money monthlyValue,
            CampaignType type) {}

    @NullMarked
    record Drafted(CampaignId campaignId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Drafted>> convert(
            @PathVariable LeadId id, @RequestBody Conversion body, IfMatch ifMatch, RequestContext context) {
        CampaignId drawn = new CampaignId("campaign-" + UUID.randomUUID());
        Contract contract = new Contract(body.campaignName(), body.type(), body.contractValue(), body.monthlyValue());
        Accepted accepted = commands.send(new ConvertLead(id, drawn, contract), ifMatch.version(), context);
        // The same contract given twice is answered with the campaign of the first time.
        CampaignId campaign = accepted.outcome(CampaignId.class);
        return CommandAnswers.created(
                accepted,
                "/api/campaigns/" + campaign,
                new Drafted(campaign),
                Math.max(accepted.position(), draftedAt(campaign)));
    }

    /**
     * The position of the campaign's draft, which a policy makes a moment later: whoever waits for it finds the answer's
     * Location. A draft that takes longer is not waited for; then 0.
     */
    private long draftedAt(CampaignId campaign) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        Iterator<StoredEvent> draft = ledger.eventsOf(campaign.value(), 0);
        while (!draft.hasNext() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            draft = ledger.eventsOf(campaign.value(), 0);
        }
        return draft.hasNext() ? draft.next().position() : 0;
    }
}
