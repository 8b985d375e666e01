package com.mdmc.crm.command.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaySourcesTest {

    @ParameterizedTest
    @CsvSource({
        "1/x, 1/x, true",
        "1/x, 2/y, false",
        "1/x 2/y, 1/x, true",
        "1/x, 1/x 2/y, false",
        "1/renamed, 1/x, true",
        "/x, 1/x, true",
        "1/x, /x, true",
        "/y, 1/x, false",
        "/, 1/x 2/y, true",
        "1/x, /, true",
    })
    void aDayCoversWhatItHoldsAllCampaignsOf(String day, String other, boolean covers) {
        assertThat(DaySources.covers(sources(day), sources(other))).isEqualTo(covers);
    }

    private static Set<String> sources(String written) {
        return new TreeSet<>(Set.of(written.split(" ")));
    }
}
