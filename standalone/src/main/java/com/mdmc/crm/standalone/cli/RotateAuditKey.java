package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.query.proof.AuditKeyRotation;
import com.mdmc.crm.query.proof.AuditKeyRotation.Rotation;
import com.mdmc.crm.standalone.OfflineProjection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code crm rotate-audit-key}: another key signs checkpoints from now on. */
@Command(
        name = "rotate-audit-key",
        description = {
            "Draws a new key that signs the checkpoints from now on, and records that in the ledger.",
            "The CRM may go on meanwhile."
        })
final class RotateAuditKey implements Callable<Integer> {
    @Override
    public Integer call() {
        try (OfflineProjection workshop = OfflineProjection.open(System.getenv())) {
            Rotation rotation =
                    workshop.context().getBean(AuditKeyRotation.class).rotate();
            System.out.println("retired " + rotation.retired());
            System.out.println("signs   " + rotation.key());
            System.out.println("Give the new key to whoever keeps checkpoints; the ledger records the change.");
            return 0;
        }
    }
}
