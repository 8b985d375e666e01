package com.mdmc.crm.platform.http.openapi;

import com.mdmc.crm.domain.campaign.kpi.KpiMetric;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Schemas of answers with KPIs. Springdoc copies the properties of {@code Kpis} with the limits of a request, and with
 * the metrics that Jackson leaves out of sums; an answer has neither.
 */
final class KpiSchemas implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        answer(document, "DailyKpis", false);
        answer(document, "KpiRow", true);
        answer(document, "KpiSums", true);
    }

    private static void answer(OpenAPI document, String name, boolean isSum) {
        Schema<?> schema = document.getComponents().getSchemas().get(name);
        if (schema != null) {
            KpiMetric.ALL.forEach(metric -> answer(schema.getProperties(), metric, isSum));
        }
    }

    @SuppressWarnings("rawtypes")
    private static void answer(Map<String, Schema> properties, KpiMetric metric, boolean isSum) {
        if (isSum && !metric.isAdditive()) {
            properties.remove(metric.name());
        } else {
            properties.get(metric.name()).minimum(null).maximum(null);
        }
    }
}
