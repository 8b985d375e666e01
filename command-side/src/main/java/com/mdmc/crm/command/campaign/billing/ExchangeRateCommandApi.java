package com.mdmc.crm.command.campaign.billing;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.billing.ExchangeRateCommand.RecordExchangeRate;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Puts exchange rates on record; without them amounts of several currencies are never added up. */
@RestController
@RequestMapping("/api/exchange-rates")
class ExchangeRateCommandApi {
    private final Commands commands;
    private final Clock clock;

    ExchangeRateCommandApi(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    record Rate(
            @Schema(requiredMode = REQUIRED) BigDecimal rate,
            @Schema(requiredMode = REQUIRED) String source) {}

    @PutMapping("/{from}/{to}/{date}")
    ResponseEntity<?> record(
            @PathVariable String from,
            @PathVariable String to,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @RequestBody Rate body,
            IfMatch ifMatch,
            RequestContext context) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PlatformSetup.defaultZone());
        return CommandAnswers.done(commands.send(
                new RecordExchangeRate(from, to, date, body.rate(), body.source(), today), ifMatch.version(), context));
    }
}
