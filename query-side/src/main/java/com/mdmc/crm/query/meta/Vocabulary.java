package com.mdmc.crm.query.meta;

import com.mdmc.crm.kernel.campaign.BillingModel;
import com.mdmc.crm.kernel.campaign.CampaignNoteType;
import com.mdmc.crm.kernel.campaign.CampaignStatus;
import com.mdmc.crm.kernel.campaign.CampaignType;
import com.mdmc.crm.kernel.campaign.CreativeType;
import com.mdmc.crm.kernel.campaign.Gender;
import com.mdmc.crm.kernel.campaign.InvoicingFrequency;
import com.mdmc.crm.kernel.campaign.ResultMetric;
import com.mdmc.crm.kernel.lead.BudgetFlexibility;
import com.mdmc.crm.kernel.lead.BudgetFrequency;
import com.mdmc.crm.kernel.lead.ContactMethod;
import com.mdmc.crm.kernel.lead.ContactOutcome;
import com.mdmc.crm.kernel.lead.FollowUpType;
import com.mdmc.crm.kernel.lead.LeadStage;
import com.mdmc.crm.kernel.lead.LegalBasis;
import com.mdmc.crm.kernel.lead.NoteType;
import com.mdmc.crm.kernel.lead.SourceChannel;
import com.mdmc.crm.kernel.user.ApiProvider;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.kernel.value.Priority;
import com.mdmc.crm.kernel.value.WireEnum;
import com.mdmc.crm.query.audit.AuditEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every enumeration a client meets in the API, by the name a field of it would have. */
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
