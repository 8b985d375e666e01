package com.mdmc.crm.kernel.campaign;

import java.math.BigDecimal;

/**
 * What may be spent and how it is billed.
 *
 * @param allocated in {@code currency}; absent until agreed
 * @param currency ISO 4217
 * @param commission the agency's share in percent, 0–100
 */
public record BudgetTerms(
        BigDecimal allocated,
        String currency,
        BillingModel billingModel,
        BigDecimal commission,
        InvoicingFrequency invoicingFrequency) {}
