package com.mdmc.crm.domain.campaign.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The components of Kpis are the list of metrics. */
class KpiMetricTest {

    @Test
    void leavesOutOfSumsExactlyWhatHasNoSum() {
        assertThat(Kpis.Additive.class.getAnnotation(JsonIgnoreProperties.class).value())
                .containsExactlyElementsOf(KpiMetric.ALL.stream()
                        .filter(metric -> !metric.isAdditive())
                        .map(KpiMetric::name)
                        .toList());
    }

    @Test
    void isACountOrADecimalNumberIfItHasASum() {
        assertThat(KpiMetric.ALL)
                .filteredOn(KpiMetric::isAdditive)
                .extracting(KpiMetric::type)
                .allMatch(type -> type == Long.class || type == BigDecimal.class);
        assertThat(KpiMetric.ALL)
                .filteredOn(KpiMetric::isAmount)
                .extracting(KpiMetric::name)
                .containsExactly("conversionValue", "spend");
    }
}
