package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.backup.export.AgeRecipient;
import com.mdmc.crm.ledger.settings.BadSettingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
 * @param recipient age recipient ({@code age1…}) who can read exports; {@code null} if the archive's keys alone do
 * @param passphrase in the place of a recipient
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
        @DefaultValue("1d") Duration drillAfter,
        String recipient,
        String passphrase) {
    private static final String RECIPIENT = "CRM_BACKUP_RECIPIENT";
    private static final String PASSPHRASE = "CRM_BACKUP_PASSPHRASE";

    /** @throws BadSettingException if a setting gives none, or both give one */
    Optional<AgeRecipient> ageRecipient() {
        if (!isGiven(passphrase)) {
            return isGiven(recipient) ? Optional.of(AgeRecipient.of(RECIPIENT, recipient)) : Optional.empty();
        }
        if (isGiven(recipient)) {
            throw new BadSettingException(PASSPHRASE, "Set either " + RECIPIENT + " or " + PASSPHRASE + ", not both.");
        }
        return Optional.of(AgeRecipient.ofPassphrase(PASSPHRASE, passphrase));
    }

    private static boolean isGiven(String setting) {
        return setting != null && !setting.isBlank();
    }

    /** @throws BadSettingException if the archive lies among what it is to replace */
    void requireApartFrom(Path data) {
        if (isOn() && absolute(dir).startsWith(absolute(data))) {
            throw new BadSettingException(
                    "CRM_BACKUP_DIR",
                    "CRM_BACKUP_DIR lies in CRM_DATA, so that what takes the one takes the other: name a directory on"
                            + " another disk.");
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    boolean isOn() {
        return dir != null && !dir.toString().isBlank();
    }
}
