package com.mdmc.crm.query.http;

import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Listed;
import com.mdmc.crm.query.list.LocalDays;
import com.mdmc.crm.query.list.OneOf;
import com.mdmc.crm.query.list.ScalarKind;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Query parameters of a list for the OpenAPI document. */
final class ListParameters {
    private ListParameters() {}

    static List<Parameter> of(Listed listed) {
        ListDefinition<?> list = listed.listDefinition();
        List<Parameter> parameters = new ArrayList<>();
        list.filters().forEach((path, kind) -> {
            parameters.add(query(path, new JsonSchema().typesItem("array").items(schema(kind)), "L’une des valeurs"));
            if (list.ranges().contains(path)) {
                parameters.addAll(range(path + ".", schema(kind)));
            }
        });
        if (list.search() != null) {
            parameters.add(query("q", text(), "Noms, artiste, ou adresse e-mail exacte"));
        }
        if (listed.isOrdered()) {
            parameters.add(query("sort", sorts(list), "L’ordre ; « - » devant pour l’ordre inverse"));
        }
        if (listed.isPaged()) {
            parameters.add(query("limit", limit(), "Éléments par page"));
            parameters.add(query("cursor", text(), "page.next de la page précédente"));
            parameters.add(query("count", oneOf(List.of("exact")), "Donne page.total"));
        }
        parameters.add(query(LocalDays.TIMEZONE, text(), "Le fuseau horaire des jours, sinon celui de l’agence"));
        if (listed.hasPeriod()) {
            parameters.addAll(range("", schema(ScalarKind.INSTANT)));
        }
        return parameters;
    }

    private static List<Parameter> range(String prefix, Schema<?> schema) {
        return List.of(
                query(prefix + "from", schema, "À partir de, inclus"), query(prefix + "to", schema, "Jusqu’à, exclu"));
    }

    private static Schema<Object> sorts(ListDefinition<?> list) {
        Schema<Object> sorts = oneOf(list.sorts().keySet().stream()
                .flatMap(path -> Stream.of(path, "-" + path))
                .toList());
        sorts.setDefault(list.defaultSort());
        return sorts;
    }

    private static Schema<Object> oneOf(List<String> values) {
        Schema<Object> text = text();
        values.forEach(text::addEnumItemObject);
        return text;
    }

    private static Schema<?> limit() {
        return new JsonSchema()
                .typesItem("integer")
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(200))
                ._default(25);
    }

    private static Schema<?> schema(FieldKind kind) {
        if (kind instanceof OneOf known) {
            return oneOf(known.values());
        }
        return kind instanceof ScalarKind scalar ? schema(scalar) : text();
    }

    private static Schema<?> schema(ScalarKind kind) {
        return switch (kind) {
            case TEXT -> text();
            case USER ->
                text().description("L’identifiant d’un utilisateur, « me » pour soi-même, « none » pour personne");
            case INTEGER -> new JsonSchema().typesItem("integer").format("int64");
            case DECIMAL -> new JsonSchema().typesItem("number");
            case BOOLEAN -> new JsonSchema().typesItem("boolean");
            case INSTANT -> text().format("date-time");
            case DAY -> text().format("date");
        };
    }

    @SuppressWarnings("unchecked")
    private static Schema<Object> text() {
        return (Schema<Object>) new JsonSchema().typesItem("string");
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new Parameter()
                .in("query")
                .name(name)
                .required(false)
                .schema(schema)
                .description(description);
    }
}
