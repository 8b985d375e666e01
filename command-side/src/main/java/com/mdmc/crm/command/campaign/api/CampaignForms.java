package com.mdmc.crm.command.campaign.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.billing.InvoicingFrequency;
import com.mdmc.crm.domain.campaign.billing.ResultMetric;
import com.mdmc.crm.domain.campaign.platform.PlatformConfig;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.validation.MultiLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;

/** Groups of a campaign that arrive in another shape than they are recorded in. */
final class CampaignForms {
    private CampaignForms() {}

    /** The people responsible; whose team it is follows from the manager. */
    record Team(UserId manager, List<UserId> assignedTo, UserId accountManager) {}

    /** Budget and billing as the reference nests them. */
    record Budget(
            BigDecimal allocated,
            String currency,
            BillingModel billingModel,
            BigDecimal commission,
            Invoicing invoicing,
            BigDecimal fixedAmount,
            BigDecimal percentageOfSpend,
            BigDecimal pricePerResult,
            ResultMetric resultMetric) {

        record Invoicing(InvoicingFrequency frequency) {}

        BudgetTerms terms() {
            return BudgetTermsBuilder.builder()
                    .allocated(allocated)
                    .currency(currency)
                    .billingModel(billingModel)
                    .commission(commission)
                    .invoicingFrequency(invoicing == null ? null : invoicing.frequency())
                    .fixedAmount(fixedAmount)
                    .percentageOfSpend(percentageOfSpend)
                    .pricePerResult(pricePerResult)
                    .resultMetric(resultMetric)
                    .build();
        }
    }

    /** A platform named by the path. */
    record Setup(Boolean isActive, @Valid PlatformConfig config) {

        PlatformSetup of(Platform platform) {
            return new PlatformSetup(platform, isActive, config);
        }
    }

    /** Why something is done; the whole body may be missing. */
    record Reason(@MultiLine PersonalText reason) {

        static PersonalText of(Reason body) {
            return body == null ? null : body.reason();
        }
    }

    /** An amount that may be negative, and why. */
    record Correction(
            @NotNull BigDecimal amount,
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText reason) {}
}
