package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.money.Amounts;
import com.mdmc.crm.domain.money.CurrencyCode;
import com.mdmc.crm.domain.money.Ratio;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What may be spent and how it is billed. Amounts are in {@code currency}, which is fixed once the campaign has begun
 * to spend.
 *
 * @param allocated what the platforms may be paid in all; absent until agreed
 * @param currency ISO 4217, {@code EUR} when not said
 * @param commission the agency's share of the spend in percent (0–100), billed on top of the model's own amount
 * @param fixedAmount for model {@code fixed}: charged with every invoice
 * @param percentageOfSpend for model {@code percentage}: percent of the spend (0–100)
 * @param pricePerResult for model {@code performance}: charged for each result
 * @param resultMetric for model {@code performance}: what counts as a result, conversions when not said
 */
@RecordBuilder
public record BudgetTerms(
        @PositiveOrZero @Digits(integer = 15, fraction = 4) BigDecimal allocated,
        @CurrencyCode String currency,
        BillingModel billingModel,
        @PositiveOrZero @DecimalMax("100") BigDecimal commission,
        InvoicingFrequency invoicingFrequency,
        @PositiveOrZero @Digits(integer = 15, fraction = 4) BigDecimal fixedAmount,
        @PositiveOrZero @DecimalMax("100") BigDecimal percentageOfSpend,
        @PositiveOrZero @Digits(integer = 15, fraction = 4) BigDecimal pricePerResult,
        ResultMetric resultMetric)
        implements BudgetTermsBuilder.With {
    private static final String DEFAULT_CURRENCY = "EUR";

    public BudgetTerms {
        currency = currency == null ? DEFAULT_CURRENCY : currency;
    }

    /** Nothing agreed yet. */
    public static BudgetTerms open() {
        return BudgetTermsBuilder.builder().build();
    }

    /** The model with its amount; nothing as long as either is missing. A commission alone makes a percentage. */
    public Optional<BillingTerms> billing() {
        if (billingModel == null) {
            return Optional.empty();
        }
        return switch (billingModel) {
            case FIXED -> Optional.ofNullable(fixedAmount).map(BillingTerms.FixedAmount::new);
            case PERCENTAGE ->
                Optional.ofNullable(percentageOfSpend)
                        .or(() -> Optional.ofNullable(commission).map(alone -> BigDecimal.ZERO))
                        .map(BillingTerms.PercentageOfSpend::new);
            case PERFORMANCE ->
                Optional.ofNullable(pricePerResult)
                        .map(price -> new BillingTerms.PricePerResult(
                                price, resultMetric == null ? ResultMetric.CONVERSIONS : resultMetric));
        };
    }

    /**
     * The same terms with every amount at the currency's own scale, so that equal terms are equal.
     *
     * @param path how the sender of a bad amount addressed the group, such as {@code budget.}
     */
    public BudgetTerms atScale(String path) {
        return with(scaled -> scaled.allocated(Amounts.atScale(path + "allocated", allocated, currency))
                .commission(Ratio.tidy(commission))
                .fixedAmount(Amounts.atScale(path + "fixedAmount", fixedAmount, currency))
                .percentageOfSpend(Ratio.tidy(percentageOfSpend))
                .pricePerResult(Ratio.tidy(pricePerResult)));
    }
}
