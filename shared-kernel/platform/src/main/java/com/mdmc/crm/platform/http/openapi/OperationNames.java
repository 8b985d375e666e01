package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.web.method.HandlerMethod;

/** Operations are named after controller and method ({@code leadCapture}) and grouped by feature. */
final class OperationNames implements GlobalOperationCustomizer {
    private static final int FEATURE = 4;

    private final MessageSource summaries;

    /** @param summaries one French sentence an operation, by its name */
    OperationNames(MessageSource summaries) {
        this.summaries = summaries;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String name = of(handler.getMethod());
        operation.setOperationId(name);
        operation.setTags(List.of(group(handler.getBeanType())));
        operation.setSummary(summaries.getMessage(name, null, name, Locale.FRENCH));
        return operation;
    }

    static String of(Method method) {
        String feature = feature(method.getDeclaringClass().getSimpleName());
        String name = method.getName();
        return feature.substring(0, 1).toLowerCase(Locale.ROOT)
                + feature.substring(1)
                + name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1);
    }

    /** What is left of a controller's name without the word for the side it stands on. */
    static String feature(String controller) {
        return controller.replaceFirst("(Command|Query)?Api$", "");
    }

    // The package after the side's: com.mdmc.crm.query.lead.list and com.mdmc.crm.command.lead.api belong together.
    private static String group(Class<?> controller) {
        String feature = controller.getPackageName().split("\\.")[FEATURE];
        return switch (feature) {
            case "identity" -> "user";
            case "automation" -> "lead";
            default -> feature;
        };
    }
}
