package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Amounts of money are answered as texts, so that no reader rounds them, and taken as texts or numbers. */
final class MoneyShape implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Schema<?> money = document.getComponents().getSchemas().get("Money");
        if (money != null) {
            money.getProperties().put("amount", amount());
            money.setRequired(List.of("amount", "currency"));
        }
    }

    private static Schema<?> amount() {
        Schema<?> amount = new JsonSchema().description("« 1500.00 » dans les réponses ; un nombre est accepté aussi");
        amount.setTypes(new LinkedHashSet<>(List.of("string", "number")));
        return amount;
    }
}
