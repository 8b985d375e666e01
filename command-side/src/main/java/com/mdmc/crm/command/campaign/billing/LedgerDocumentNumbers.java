package com.mdmc.crm.command.campaign.billing;

import com.mdmc.crm.command.campaign.decision.DocumentNumbers;
import com.mdmc.crm.domain.campaign.billing.DocumentSeriesEvent;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.LocalDate;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Assigns numbers by the aggregate of their series, in the unit of work of the document. */
@Component
class LedgerDocumentNumbers implements DocumentNumbers {
    private final ObjectProvider<Configuration> axon;

    LedgerDocumentNumbers(ObjectProvider<Configuration> axon) {
        this.axon = axon;
    }

    @Override
    public String next(String series, LocalDate issuedOn, CampaignId campaign, String documentId) {
        int year = issuedOn.getYear();
        try {
            return axon.getObject()
                    .repository(DocumentSeries.class)
                    .loadOrCreate(DocumentSeriesEvent.subject(series, year), DocumentSeries::new)
                    .invoke(numbers -> numbers.assign(series, year, campaign, documentId));
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
