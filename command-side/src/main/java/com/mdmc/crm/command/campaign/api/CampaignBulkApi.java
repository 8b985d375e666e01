package com.mdmc.crm.command.campaign.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.campaign.decision.CampaignCommand;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignManager;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.PauseCampaign;
import com.mdmc.crm.command.http.BulkCommands;
import com.mdmc.crm.command.http.BulkCommands.Answer;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders for many campaigns at once, each of which is the ordinary command of its campaign. */
@RestController
class CampaignBulkApi {
    private final BulkCommands bulk;
    private final CampaignTeams teams;

    CampaignBulkApi(BulkCommands bulk, CampaignTeams teams) {
        this.bulk = bulk;
        this.teams = teams;
    }

    enum CampaignBulkAction implements WireEnum {
        PAUSE,
        MANAGER
    }

    /** What is to be done to which campaigns; what an action does not need is left out. */
    record Bulk(
            @Schema(requiredMode = REQUIRED) List<CampaignId> ids,
            @Schema(requiredMode = REQUIRED) CampaignBulkAction action,
            UserId manager,
            @MultiLine PersonalText reason) {}

    @PostMapping("/api/campaigns/bulk")
    ResponseEntity<Answer> change(@RequestBody Bulk body, RequestContext request) {
        request.actor().require(Permission.CAMPAIGNS_UPDATE);
        if (body.action() == null) {
            throw Rejection.invalid("action", "required");
        }
        return bulk.send(bulk.each(body.ids(), command(body)), BulkCommands.context(request));
    }

    private Function<CampaignId, CampaignCommand> command(Bulk body) {
        if (body.action() == CampaignBulkAction.PAUSE) {
            return campaign -> new PauseCampaign(campaign, body.reason());
        }
        if (body.manager() == null) {
            throw Rejection.invalid("manager", "required");
        }
        String team = teams.team(body.manager(), "manager");
        return campaign -> new ChangeCampaignManager(campaign, body.manager(), team);
    }
}
