package com.mdmc.crm.backup.schedule;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of backups, {@code crm.backup.*}.
 *
 * @param dir the archive; {@code null} for no backups
 * @param interval between flushes
 * @param window for how long any instant stays restorable
 * @param baseEvery how often what cannot be derived is archived as a whole
 * @param exportEvery how often the critical data is exported as JSON
 * @param verificationEvery how often the whole archive is read and checked
 * @param drillEvery how often a restore is rehearsed
 * @param drillAfter age of the ledger at the first rehearsal
 */
@ConfigurationProperties("crm.backup")
public record BackupSettings(
        Path dir,
        @DefaultValue("3s") Duration interval,
        @DefaultValue("7d") Duration window,
        @DefaultValue("1d") Duration baseEvery,
        @DefaultValue("7d") Duration exportEvery,
        @DefaultValue("7d") Duration verificationEvery,
        @DefaultValue("30d") Duration drillEvery,
        @DefaultValue("1d") Duration drillAfter) {

    boolean isOn() {
        return dir != null && !dir.toString().isBlank();
    }
}
