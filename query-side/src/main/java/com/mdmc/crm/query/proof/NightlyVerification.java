package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Nightly verification of the whole ledger against the checkpoints kept outside the store. */
class NightlyVerification {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);

    private final LedgerIdentity ledger;
    private final LedgerVerification verification;
    private final CheckpointAlarm alarm;

    NightlyVerification(LedgerIdentity ledger, LedgerVerification verification, CheckpointAlarm alarm) {
        this.ledger = ledger;
        this.verification = verification;
        this.alarm = alarm;
    }

    @Scheduled(cron = "${crm.audit.verification-cron:0 15 2 * * *}")
    void run() {
        List<KeptCheckpoint> kept;
        try {
            kept = ledger.kept();
        } catch (StartRefusedException damaged) {
            alarm.raise(damaged.getMessage());
            return;
        }
        if (!kept.stream().allMatch(alarm::isOfThisLedger)) {
            return;
        }
        Verification done = verification.run(
                new LedgerVerification.Request(
                        1, kept.stream().map(KeptCheckpoint::text).toList(), List.of(), null),
                reached -> {});
        if (done.isInOrder()) {
            LOG.info("The ledger is in order up to position {}", done.to());
            alarm.resolved();
        } else {
            alarm.raise("the ledger is not in order from " + done.finding().orElseThrow());
        }
    }
}
