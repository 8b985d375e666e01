package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.Days;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param form how the file was read, such as {@code UTF-8 ;, comma, yyyy-M-d}
 * @param lines that are about a day
 * @param totalLines in which the platform adds up others
 * @param unknownColumns titles nothing is taken from
 * @param unmapped the platform's campaigns that belong to none of ours
 * @param problems why days are refused, one entry a kind
 * @param flags what does not look right, one entry a kind
 */
@NullMarked
record ImportPreview(
        Platform platform,
        String form,
        long lines,
        int totalLines,
        List<String> unknownColumns,
        Days days,
        List<CampaignPreview> campaigns,
        List<Unmapped> unmapped,
        List<Kind> problems,
        List<Kind> flags) {

    /**
     * What would become of one campaign.
     *
     * @param currency of {@code spend}; what was spent in another one is a sum of its own, such as {@code spend USD}
     * @param before sums of what is recorded of the file's days
     * @param after sums of what would be
     * @param invoices that the change bears on
     */
    record CampaignPreview(
            CampaignId campaignId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Days days,
            @Nullable String currency,
            Map<String, BigDecimal> before,
            Map<String, BigDecimal> after,
            List<InvoiceEffect> invoices) {}

    /**
     * By how much an issued invoice would be adjusted.
     *
     * @param documentNumber its legal number, or its number in the campaign where it has none
     */
    record InvoiceEffect(String invoiceId, String documentNumber, Money delta) {}

    /**
     * A platform's campaign that belongs to none of ours.
     *
     * @param campaigns those of ours that have its number, where the caller has to say which it belongs to
     */
    record Unmapped(
            @Nullable String account,
            @Nullable String id,
            @Nullable String name,
            long lines,
            List<String> campaigns) {}

    /**
     * A kind of problem or doubt.
     *
     * @param days how many have it
     * @param lines of the first ones
     */
    record Kind(String code, String message, int days, List<String> lines) {}
}
