package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.domain.id.CampaignId;
import java.time.LocalDate;

/** Legal document numbers, gap-free within a series and year. */
public interface DocumentNumbers {

    /**
     * The next number, assigned in the current unit of work: it is durable together with the document or not at all.
     *
     * @param series {@code F} for invoices, {@code A} for credit notes
     */
    String next(String series, LocalDate issuedOn, CampaignId campaign, String documentId);
}
