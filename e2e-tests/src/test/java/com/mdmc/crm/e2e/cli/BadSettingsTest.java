package com.mdmc.crm.e2e.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.operator.Stores;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting the program cannot start with ends the start, and is named. */
class BadSettingsTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "CRM_PORT, http",
        "CRM_PORT, 65536",
        "CRM_MONGODB_URI, localhost:27017",
        "CRM_MASTER_KEY, c2hvcnQ=",
        "CRM_GEOIP_DB, /nowhere/cities.mmdb",
        "CRM_ADMIN_EMAIL, direction",
        "CRM_ADMIN_PASSWORD, short"
    })
    void isNamed(String setting, String value) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.put(setting, value);
        Throwable failed = catchThrowable(() -> RunningCrm.start(settings).close());
        assertThat(Stream.iterate(failed, Objects::nonNull, Throwable::getCause))
                .filteredOn(BadSettingException.class::isInstance)
                .first()
                .satisfies(bad -> assertThat(bad).hasMessageContaining(setting))
                .satisfies(
                        bad -> assertThat(((BadSettingException) bad).setting()).isEqualTo(setting));
    }

    @Test
    void anAddressThatIsNoneIsNamedToWhoeverExportsAsWell() {
        LaunchSettings environment = new LaunchSettings(Map.of("CRM_MONGODB_URI", "localhost:27017"));
        assertThat(catchThrowable(() -> Stores.read(environment, database -> null)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("CRM_MONGODB_URI");
    }
}
