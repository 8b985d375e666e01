package com.mdmc.crm.command.campaign.billing;

import static com.mdmc.crm.domain.user.Permission.ADMIN_SETTINGS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.money.CurrencyCode;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of exchange rates. */
public sealed interface ExchangeRateCommand extends DomainCommand {

    String from();

    String to();

    @Override
    @TargetAggregateIdentifier
    default String subject() {
        return ExchangeRateEvent.subject(from(), to());
    }

    @Override
    default String resource() {
        return "exchange-rate";
    }

    /**
     * Puts the rate of a day on record, or corrects it.
     *
     * @param rate how much of {@code to} one unit of {@code from} is worth
     * @param today no later day has a rate yet
     */
    @Allowed(ADMIN_SETTINGS)
    record RecordExchangeRate(
            @NotNull @CurrencyCode String from,
            @NotNull @CurrencyCode String to,
            @NotNull LocalDate day,

            @NotNull @Positive @Digits(integer = 9, fraction = 12)
            BigDecimal rate,

            @NotBlank @Size(max = 200) String source,
            LocalDate today)
            implements ExchangeRateCommand {}
}
