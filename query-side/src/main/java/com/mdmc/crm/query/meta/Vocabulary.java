package com.mdmc.crm.query.meta;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.domain.campaign.billing.InvoicingFrequency;
import com.mdmc.crm.domain.campaign.billing.ResultMetric;
import com.mdmc.crm.domain.campaign.platform.Gender;
import com.mdmc.crm.domain.lead.BudgetFlexibility;
import com.mdmc.crm.domain.lead.BudgetFrequency;
import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.FollowUpType;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.LegalBasis;
import com.mdmc.crm.domain.lead.NoteType;
import com.mdmc.crm.domain.lead.SourceChannel;
import com.mdmc.crm.domain.user.ApiProvider;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.query.audit.AuditEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All enumerations of the API, by the name of a field of that type. */
final class Vocabulary {
    private static final List<Class<? extends WireEnum>> ALL = List.of(
            LeadStage.class,
            Priority.class,
            Platform.class,
            SourceChannel.class,
            BudgetFrequency.class,
            BudgetFlexibility.class,
            ContactMethod.class,
            ContactOutcome.class,
            FollowUpType.class,
            NoteType.class,
            LegalBasis.class,
            CampaignStatus.class,
            CampaignType.class,
            CampaignNoteType.class,
            CreativeType.class,
            Gender.class,
            BillingModel.class,
            InvoicingFrequency.class,
            ResultMetric.class,
            Role.class,
            Permission.class,
            ApiProvider.class,
            AuditEntry.Severity.class,
            AuditEntry.Category.class);

    private Vocabulary() {}

    /** One enumeration: its name, such as {@code leadStage}, and its values in their own order. */
    record Term(String name, List<WireEnum> values) {

        /** The key its label is found under in the message bundles. */
        static String labelKey(String name, WireEnum value) {
            return "label." + name + "." + value.wire();
        }
    }

    static Stream<Term> terms() {
        return ALL.stream().map(type -> new Term(nameOf(type), Arrays.asList(type.getEnumConstants())));
    }

    private static String nameOf(Class<?> type) {
        String simple = type.getSimpleName();
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }
}
