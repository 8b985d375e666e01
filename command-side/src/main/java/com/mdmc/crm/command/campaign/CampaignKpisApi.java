package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.CampaignCommand.AdmitFigures;
import com.mdmc.crm.command.campaign.KpisCommand.KpisMonth;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDay;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.Platform;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in daily figures: the campaign says under which terms, the month they belong to what they change. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignKpisApi {
    private final Commands commands;
    private final Clock clock;

    CampaignKpisApi(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PutMapping("/{id}/kpis/{platform}/{date}")
    ResponseEntity<?> record(
            @PathVariable CampaignId id,
            @PathVariable Platform platform,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @Valid @RequestBody FiguresForm body) {
        Instant now = clock.instant();
        FigureTerms terms = commands.send(new AdmitFigures(id, now)).outcome(FigureTerms.class);
        Accepted recorded = commands.send(new RecordDay(KpisMonth.of(id, platform, date), body.of(date), terms, now));
        return CommandAnswers.done(recorded);
    }
}
