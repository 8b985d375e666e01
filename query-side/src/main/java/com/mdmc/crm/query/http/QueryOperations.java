package com.mdmc.crm.query.http;

import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.query.list.Listed;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.method.HandlerMethod;

/** OpenAPI customizer of queries: the parameters for waiting and for past instants. */
final class QueryOperations implements GlobalOperationCustomizer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PointInTime.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (Arrays.asList(handler.getMethod().getParameterTypes()).contains(PointInTime.class)) {
            operation
                    .addParametersItem(query("at", instant(), "L’état à cet instant"))
                    .addParametersItem(query("atPosition", position(), "L’état à cette position du registre"));
        }
        if (Arrays.asList(handler.getMethod().getParameterTypes()).contains(MultiValueMap.class)) {
            operation.getParameters().removeIf(parameter -> parameter.getName().equals("parameters"));
            if (handler.createWithResolvedBean().getBean() instanceof Listed list) {
                ListParameters.of(list).forEach(operation::addParametersItem);
            }
        }
        if (FreshnessInterceptor.sourceOf(handler) != null) {
            operation
                    .addParametersItem(query("after", position(), "Attend que la vue ait atteint cette position"))
                    .addParametersItem(query(
                            ShapedAnswers.FIELDS,
                            text(),
                            "Les champs à garder, de la réponse ou de chaque élément : id,pipeline.stage"))
                    .addParametersItem(query(
                            ShapedAnswers.INCLUDE, text(), "« users » ajoute qui est derrière chaque identifiant"))
                    .addParametersItem(
                            parameter("header", "Prefer", text(), "wait=N : secondes d’attente, au plus 10"));
        }
        return operation;
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return parameter("query", name, schema, description);
    }

    private static Parameter parameter(String in, String name, Schema<?> schema, String description) {
        return new Parameter().in(in).name(name).required(false).schema(schema).description(description);
    }

    private static Schema<?> text() {
        return new JsonSchema().typesItem("string");
    }

    private static Schema<?> instant() {
        return text().format("date-time");
    }

    private static Schema<?> position() {
        return new JsonSchema().typesItem("integer").format("int64");
    }
}
