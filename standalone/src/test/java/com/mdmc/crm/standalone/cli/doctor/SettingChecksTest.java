package com.mdmc.crm.standalone.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.standalone.LaunchSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingChecksTest {

    @Test
    void namesWhatIsNearlyASetting() {
        assertThat(found(Map.of("CRM_BACKUP_DIRS", "/backup")))
                .anyMatch(each ->
                        each.level() == Finding.Level.WARNING && each.cure().contains("CRM_BACKUP_DIR?"));
        assertThat(found(Map.of("CRM_RETENTION_LEADS", "P3Y", "CRM_BACKUP_DIR", "/backup")))
                .noneMatch(each -> each.text().contains("nothing reads it"));
    }

    @Test
    void callsPasswordsInClearAnError() {
        assertThat(found(Map.of("CRM_ADDRESS", "0.0.0.0")))
                .anyMatch(each ->
                        each.level() == Finding.Level.ERROR && each.part().equals("network"));
        assertThat(found(Map.of("CRM_ADDRESS", "0.0.0.0", "CRM_TRUSTED_PROXIES", "10.0.0.1")))
                .noneMatch(each -> each.level() == Finding.Level.ERROR);
    }

    @Test
    void saysWhichSettingIsBadAndThatAMailServerIsNotThere() {
        assertThat(found(Map.of("CRM_PORT", "abc")))
                .anyMatch(each ->
                        each.level() == Finding.Level.ERROR && each.text().contains("CRM_PORT"));
        assertThat(found(Map.of("SPRING_MAIL_HOST", "127.0.0.1", "SPRING_MAIL_PORT", "1")))
                .anyMatch(each ->
                        each.level() == Finding.Level.ERROR && each.part().equals("mail"));
    }

    private static List<Finding> found(Map<String, String> settings) {
        return new SettingChecks(new LaunchSettings(settings)).run();
    }
}
