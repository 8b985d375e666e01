package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.BusinessInfoBudgetBuilder;
import com.mdmc.crm.domain.lead.BusinessInfoBuilder;
import com.mdmc.crm.domain.lead.Contract;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadStageChanged;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.lead.PersonalInfoBuilder;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.privacy.EmailIndex;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RolePermissions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leads as tests need them. */
public final class LeadSamples {
    public static final LeadId LEAD = new LeadId("lead-1");
    public static final UserId DENIS = new UserId("user-denis");
    public static final UserId MARINE = new UserId("user-marine");
    public static final String TEAM = "denis";

    private LeadSamples() {}

    public static Actor admin() {
        return actor("user-admin", Role.ADMIN, null);
    }

    public static Actor agent(UserId id, String team) {
        return actor(id.value(), Role.AGENT, team);
    }

    private static Actor actor(String id, Role role, String team) {
        return new Actor(new UserId(id), role, team, RolePermissions.effective(role, Map.of()), "session");
    }

    /** A text as the lead's decisions meet it; the same text twice gives two tokens. */
    public static PersonalText text(String clear) {
        return TestStore.PRIVACY.encrypt(LEAD.value(), PersonalText.clear(clear));
    }

    private static final PersonalInfo PERSON = PersonalInfoBuilder.builder()
            .firstName(text("Zoé"))
            .lastName(text("Durand"))
            .email(text("zoe@example.fr"))
            .phone(text("+33612345678"))
            .build();

    /** Stands for the blind index of an address. */
    public static EmailIndex index(PersonalText email) {
        return new EmailIndex(email.isEncrypted() ? email.token() : email.text());
    }

    public static PersonalInfo person() {
        return PERSON;
    }

    public static ArtistInfo artist() {
        return new ArtistInfo(
                PersonalText.constant("Zoé D"),
                List.of(PersonalText.constant("pop")),
                PersonalText.constant("https://open.spotify.com/artist/1"),
                null,
                null,
                null,
                null,
                PersonalText.constant("Nova"),
                null);
    }

    public static BusinessInfo business(String budget) {
        return BusinessInfoBuilder.builder()
                .budget(BusinessInfoBudgetBuilder.builder()
                        .amount(new BigDecimal(budget))
                        .currency("EUR")
                        .build())
                .platforms(Set.of(Platform.META))
                .goals(List.of(PersonalText.constant("notoriété")))
                .build();
    }

    public static CaptureLead capture() {
        return new CaptureLead(LEAD, person(), index(person().email()), artist(), business("1500"), null, null, null);
    }

    public static LeadCaptured captured() {
        return LeadProfile.captured(capture());
    }

    public static LeadStageChanged moved(LeadStage from, LeadStage to) {
        return new LeadStageChanged(LEAD, from, to, PersonalText.constant("raison"));
    }

    public static LeadLost lost(LeadStage from) {
        return new LeadLost(LEAD, from, PersonalText.constant("trop cher"));
    }

    public static LeadAssigned assigned(UserId owner, String team) {
        return new LeadAssigned(LEAD, owner, team, null, null, false, null);
    }

    public static Contract contract() {
        return new Contract(
                PersonalText.constant("Sortie d'album"), CampaignType.ACQUISITION, Money.of("4500.00", "EUR"), null);
    }
}
