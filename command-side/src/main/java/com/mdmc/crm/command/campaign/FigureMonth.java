package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.LocalDate;
import java.time.YearMonth;

/** Daily figures that are decided on together; its text is the name of their stream. */
public sealed interface FigureMonth {

    CampaignId campaignId();

    /** The ad account that the figures are about; fails if the campaign has no such thing. */
    AdAccount account(FigureTerms terms);

    /** How what is decided of them is put on record. */
    FigureFacts facts(FigureTerms terms);

    /** What one platform reports of a campaign in a month. */
    record KpisMonth(CampaignId campaignId, Platform platform, YearMonth month) implements FigureMonth {

        static KpisMonth of(CampaignId campaignId, Platform platform, LocalDate day) {
            return new KpisMonth(campaignId, platform, YearMonth.from(day));
        }

        @Override
        public AdAccount account(FigureTerms terms) {
            return terms.account(platform);
        }

        @Override
        public FigureFacts facts(FigureTerms terms) {
            return new PlatformFacts(campaignId, platform, terms.team());
        }

        @Override
        public String toString() {
            return campaignId + ":" + platform.wire() + ":" + month;
        }
    }

    /** What one creative achieves in a month. */
    record CreativeMonth(CampaignId campaignId, String creativeId, YearMonth month) implements FigureMonth {

        static CreativeMonth of(CampaignId campaignId, String creativeId, LocalDate day) {
            return new CreativeMonth(campaignId, creativeId, YearMonth.from(day));
        }

        @Override
        public AdAccount account(FigureTerms terms) {
            return terms.creative(creativeId);
        }

        @Override
        public FigureFacts facts(FigureTerms terms) {
            return new CreativeFacts(campaignId, creativeId);
        }

        @Override
        public String toString() {
            return campaignId + ":creative:" + creativeId + ":" + month;
        }
    }
}
