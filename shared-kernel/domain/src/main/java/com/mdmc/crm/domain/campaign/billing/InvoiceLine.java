package com.mdmc.crm.domain.campaign.billing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.money.Money;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/**
 * One line of an invoice.
 *
 * @param platform where the money was spent; {@code null} if that does not matter
 * @param spend what was spent there in the period, in the invoice's currency; {@code null} for an adjustment
 * @param invoiceId for an adjustment: the earlier invoice it makes good
 */
public record InvoiceLine(
        @NotNull Kind kind,
        Platform platform,
        BigDecimal spend,
        @NotNull Money amount,
        String invoiceId) {

    /** What a line charges for. */
    public enum Kind implements WireEnum {
        /** The billing model's own amount. */
        FEE,
        /** The agency's share of the spend. */
        COMMISSION,
        /** KPIs of an invoiced day that changed afterwards. */
        ADJUSTMENT
    }

    /** Whether it makes another invoice good. */
    @JsonIgnore
    public boolean isAdjustment() {
        return kind == Kind.ADJUSTMENT;
    }

    /** The line that takes this one back. */
    InvoiceLine negated() {
        return new InvoiceLine(kind, platform, spend, amount.negated(), invoiceId);
    }
}
