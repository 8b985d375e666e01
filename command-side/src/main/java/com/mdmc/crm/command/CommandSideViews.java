package com.mdmc.crm.command;

import com.mdmc.crm.backup.DerivedCollection;
import com.mdmc.crm.command.campaign.decision.LeadCampaigns;
import com.mdmc.crm.command.campaign.decision.StaffedCampaign;
import com.mdmc.crm.command.campaign.imports.ImportViews;
import com.mdmc.crm.command.identity.account.UserClaimsFromLedger;
import com.mdmc.crm.command.lead.adapter.LeadClaimsFromLedger;
import com.mdmc.crm.command.lead.adapter.LeadDecisionViews;
import com.mdmc.crm.command.notification.InboxDeliveries;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The views the command side writes, apart from what it decides, so that operators' commands can work on them alone. */
@Configuration(proxyBeanMethods = false)
@Import({LeadDecisionViews.class, ImportViews.class})
public class CommandSideViews {

    @Bean
    ViewDefinition<LeadCampaigns> leadCampaigns() {
        return LeadCampaigns.VIEW.forDecisions();
    }

    @Bean
    ViewDefinition<StaffedCampaign> staffedCampaigns() {
        return StaffedCampaign.VIEW.forDecisions();
    }

    @Bean
    ViewDefinition<InboxDeliveries> inboxDeliveries() {
        return InboxDeliveries.VIEW.forDecisions();
    }

    @Bean
    ViewDefinition<Account> accountViews() {
        return Account.VIEW.forDecisions();
    }

    @Bean
    DerivedCollection leadClaims(MongoDatabase database, Privacy privacy, BlindIndex blindIndex, Clock clock) {
        return new LeadClaimsFromLedger(database, privacy, blindIndex, clock);
    }

    @Bean
    DerivedCollection userClaims(MongoDatabase database, Privacy privacy, BlindIndex blindIndex, Clock clock) {
        return new UserClaimsFromLedger(database, privacy, blindIndex, clock);
    }
}
