package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.access.AccessEvent.NetworkDataErased;
import com.mdmc.crm.platform.http.RequestOrigin;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import java.time.Clock;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Destroys once a night the keys that network data of months past the retention period is encrypted under. Nobody is
 * asked: it tells of requests, and is kept for as long as an attack may have to be looked into.
 */
@Component
class WhenMonthTooOldThenForgetNetworkData {
    private static final String RULE = "when-month-too-old-then-forget-network-data";

    private final SubjectKeys keys;
    private final StorePurge purge;
    private final EventBus events;
    private final Clock clock;
    private final Period period;

    WhenMonthTooOldThenForgetNetworkData(
            SubjectKeys keys,
            StorePurge purge,
            EventBus events,
            Clock clock,
            @Value("${crm.retention.network:P1Y}") Period period) {
        this.keys = keys;
        this.purge = purge;
        this.events = events;
        this.clock = clock;
        this.period = period;
    }

    @Scheduled(cron = "${crm.retention.network-cron:0 40 3 * * *}")
    void forget() {
        YearMonth kept = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC).minus(period));
        keys.between(RequestOrigin.NETWORK, RequestOrigin.networkSubject(kept)).stream()
                .filter(keys::destroyIfThere)
                .forEach(this::record);
    }

    private void record(String month) {
        purge.want();
        events.publish(new GenericEventMessage<>(
                new NetworkDataErased(month),
                SystemActor.of(RULE).metadata("ForgetNetworkData").toMap()));
    }
}
