package com.mdmc.crm.domain.campaign.billing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.CampaignId;

/** What happened to a series of legal document numbers. */
public sealed interface DocumentSeriesEvent extends DomainEvent {

    /** Letter of the series: {@code F} for invoices, {@code A} for credit notes. */
    String series();

    /** Calendar year in the agency's zone; each begins with 1. */
    int year();

    @Override
    @JsonIgnore
    default String subject() {
        return subject(series(), year());
    }

    /** The stream of a series and year. */
    static String subject(String series, int year) {
        return "document-series:" + series + "-" + year;
    }

    /**
     * The next number was given to a document, in the commit that issues the document.
     *
     * @param number one more than the one before
     */
    record DocumentNumberAssigned(String series, int year, int number, CampaignId campaignId, String documentId)
            implements DocumentSeriesEvent {

        /** The number as it is printed. */
        public String documentNumber() {
            return "%s-%d-%05d".formatted(series, year, number);
        }
    }
}
