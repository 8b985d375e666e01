package com.mdmc.crm.command.campaign;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of a month of daily figures. */
public sealed interface KpisCommand extends DomainCommand {

    @TargetAggregateIdentifier
    FigureMonth month();

    @Override
    default String subject() {
        return month().campaignId().value();
    }

    @Override
    default String resource() {
        return "campaign";
    }

    /** Records a day, or restates it; refused if it is older than what is recorded. */
    @Allowed(CAMPAIGNS_UPDATE)
    record RecordDay(FigureMonth month, @Valid DayReport day, FigureTerms terms, Instant receivedAt)
            implements KpisCommand {}

    /**
     * Records many days in one commit. A day that is refused keeps no other from being recorded; the outcome is a
     * list of {@link DayOutcome}, one a day, in order.
     */
    @Allowed(CAMPAIGNS_UPDATE)
    record RecordDays(FigureMonth month, List<DayReport> days, FigureTerms terms, Instant receivedAt)
            implements KpisCommand {

        public RecordDays {
            days = List.copyOf(days);
        }
    }
}
