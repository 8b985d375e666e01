package com.mdmc.crm.command.campaign;

import static com.mdmc.crm.kernel.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.kernel.value.CampaignId;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of a month of one creative's figures. */
public sealed interface CreativeKpisCommand extends DomainCommand {

    @TargetAggregateIdentifier
    CreativeMonth month();

    @Override
    default String subject() {
        return month().campaignId().value();
    }

    @Override
    default String resource() {
        return "campaign";
    }

    /** Which figures: one campaign, one of its creatives, one month. */
    record CreativeMonth(CampaignId campaignId, String creativeId, YearMonth month) implements FigureMonth {

        static CreativeMonth of(CampaignId campaignId, String creativeId, LocalDate day) {
            return new CreativeMonth(campaignId, creativeId, YearMonth.from(day));
        }

        /** The name of the stream. */
        @Override
        public String toString() {
            return campaignId + ":creative:" + creativeId + ":" + month;
        }
    }

    /** Records a creative's day, or restates it; refused if it is older than what is recorded. */
    @Allowed(CAMPAIGNS_UPDATE)
    record RecordCreativeDay(CreativeMonth month, @Valid DayReport day, FigureTerms terms, Instant receivedAt)
            implements CreativeKpisCommand {}

    /** Records many days of a creative in one commit; the outcome is a list of {@link DayOutcome}, in order. */
    @Allowed(CAMPAIGNS_UPDATE)
    record RecordCreativeDays(CreativeMonth month, List<DayReport> days, FigureTerms terms, Instant receivedAt)
            implements CreativeKpisCommand {

        public RecordCreativeDays {
            days = List.copyOf(days);
        }
    }
}
