package com.mdmc.crm.command.campaign.billing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.campaign.billing.ExchangeRateCommand.RecordExchangeRate;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateRecorded;
import com.mdmc.crm.domain.money.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What one currency is worth in another, day by day, as somebody put it on record. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class CurrencyPair {
    @AggregateIdentifier
    private String id;

    private final Map<LocalDate, Rate> days = new TreeMap<>();

    record Rate(BigDecimal rate, String source) {}

    CurrencyPair() {}

    @CommandHandlerInterceptor
    Object guard(
            ExchangeRateCommand command,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        return AggregateGuard.decided(expectedVersion, decision);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordExchangeRate command) {
        if (command.from().equals(command.to())) {
            throw Rejection.invalid("to", "same-currency");
        }
        if (command.day().isAfter(command.today())) {
            throw Rejection.invalid("day", "future-day");
        }
        BigDecimal rate = Ratio.tidy(command.rate());
        Rate known = days.get(command.day());
        if (known == null) {
            apply(new ExchangeRateRecorded(command.from(), command.to(), command.day(), rate, command.source()));
        } else if (!known.equals(new Rate(rate, command.source()))) {
            apply(new ExchangeRateCorrected(
                    command.from(), command.to(), command.day(), known.rate(), rate, command.source()));
        }
    }

    @EventSourcingHandler
    void evolve(ExchangeRateRecorded event) {
        id = event.subject();
        days.put(event.day(), new Rate(event.rate(), event.source()));
    }

    @EventSourcingHandler
    void evolve(ExchangeRateCorrected event) {
        days.put(event.day(), new Rate(event.rate(), event.source()));
    }
}
