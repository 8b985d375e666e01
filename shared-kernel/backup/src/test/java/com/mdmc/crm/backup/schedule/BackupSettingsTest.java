package com.mdmc.crm.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.settings.BadSettingException;
import org.junit.jupiter.api.Test;

/** Who reads the exports, by the settings. */
class BackupSettingsTest {
    private static final String RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

    @Test
    void aRecipientOrAPassphraseReadsTheExports() {
        assertThat(settings(RECIPIENT, null).ageRecipient()).isPresent();
        assertThat(settings(" ", "une longue phrase").ageRecipient()).isPresent();
        assertThat(settings("", "").ageRecipient()).isEmpty();
    }

    @Test
    void bothAreRefusedAsAgeRefusesThem() {
        BackupSettings both = settings(RECIPIENT, "une longue phrase");

        assertThatThrownBy(both::ageRecipient)
                .isInstanceOf(BadSettingException.class)
                .hasMessage("Set either CRM_BACKUP_RECIPIENT or CRM_BACKUP_PASSPHRASE, not both.");
    }

    private static BackupSettings settings(String recipient, String passphrase) {
        return new BackupSettings(null, null, null, null, null, null, null, null, recipient, passphrase);
    }
}
