package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.platform.projection.SelfCheckAlarm;
import com.mdmc.crm.projections.selfcheck.SelfCheck;
import com.mdmc.crm.projections.selfcheck.SelfCheck.Findings;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.operator.ExitCodes;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code crm self-check}: compares the views with what the ledger makes of them. */
@Command(
        name = "self-check",
        description = {
            "Builds all views anew beside those in use and compares them document by document.",
            "Changes no view; a difference is recorded in the audit. The CRM may go on meanwhile."
        },
        footer = {
            "",
            "Ends with 0 if the views are right, 1 if one is not or could not be compared,",
            "2 if none could."
        })
final class SelfCheckCommand implements Callable<Integer> {

    /** Views that run at all are seldom further behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Integer call() {
        try (OfflineProjection workshop = OfflineProjection.open(System.getenv())) {
            Findings findings = workshop.context().getBean(SelfCheck.class).run(PATIENCE);
            workshop.context().getBean(SelfCheckAlarm.class).tell(findings);
            findings.differences()
                    .forEach((view, documents) ->
                            System.out.println(view + " differs in " + String.join(", ", documents)));
            findings.behind().forEach(view -> System.out.println(view + " is behind: start the CRM, let it catch up"));
            if (findings.isFaultless()) {
                System.out.println("All views are right up to position " + findings.position());
            }
            return findings.isFaultless() ? ExitCodes.OK : ExitCodes.NOT_IN_ORDER;
        }
    }
}
