package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.domain.campaign.billing.Seller;
import java.math.BigDecimal;

/**
 * What every invoice of the agency has in common.
 *
 * @param vatRate in percent
 * @param paymentDays from the day of issue until an invoice is due
 */
public record BillingSettings(Seller seller, BigDecimal vatRate, int paymentDays) {}
