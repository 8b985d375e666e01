package com.mdmc.crm.platform.projection;

import com.mdmc.crm.projections.rebuild.ProjectionInUseException;
import com.mdmc.crm.projections.selfcheck.SelfCheck;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Checks the views every night, on the node that is first. */
class NightlySelfCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NightlySelfCheck.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SelfCheck check;
    private final SelfCheckAlarm alarm;

    NightlySelfCheck(SelfCheck check, SelfCheckAlarm alarm) {
        this.check = check;
        this.alarm = alarm;
    }

    @Scheduled(cron = "${crm.self-check.cron:0 30 2 * * *}")
    void run() {
        try {
            alarm.tell(check.run(PATIENCE));
        } catch (ProjectionInUseException elsewhere) {
            LOG.info("Another node checks the views");
        }
    }
}
