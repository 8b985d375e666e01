package com.mdmc.crm.domain.campaign.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.Instant;
import java.util.List;

/** What became of a report that somebody handed in. Its figures are in the events of the campaigns' KPIs. */
public sealed interface KpiImportEvent extends DomainEvent {

    /** Opaque; the figures' events name it in their metadata. */
    String importId();

    @Override
    @JsonIgnore
    default String subject() {
        return importId();
    }

    /**
     * Days of an import by what becomes of them.
     *
     * @param recorded of which nothing was known
     * @param restated that change
     * @param unchanged that are on record already
     * @param rejected that are not taken
     * @param flagged of all of these: that do not look right and are recorded on demand alone
     */
    record Days(int recorded, int restated, int unchanged, int rejected, int flagged) {}

    /**
     * A report was read and compared with what is on record; nothing was recorded.
     *
     * @param digest SHA-256 of the file
     * @param fetchedAt when the report was made
     * @param campaigns that it is about
     */
    record KpiImportPreviewed(
            String importId, Platform platform, String digest, Instant fetchedAt, List<CampaignId> campaigns, Days days)
            implements KpiImportEvent {

        public KpiImportPreviewed {
            campaigns = List.copyOf(campaigns);
        }
    }

    /** A report was recorded, as somebody who had seen the preview asked for. */
    record KpiImportConfirmed(String importId, Days days) implements KpiImportEvent {}

    /**
     * An import was undone.
     *
     * @param restored days of which what was known before is known again
     * @param kept days whose KPIs stand, since something else said them as well, or later
     */
    record KpiImportReversed(String importId, int restored, int kept) implements KpiImportEvent {}
}
