package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.money.Ratio;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A metric: one component of {@link Kpis}, which is the only list of them.
 *
 * @param name the component's, and the field's in every JSON document
 * @param type {@link Long} for a count, {@link BigDecimal} for any other number
 * @param isAdditive whether its values of several days have a sum
 * @param isAmount whether it is money, in the currency that is recorded beside the values
 */
public record KpiMetric(String name, Class<?> type, boolean isAdditive, boolean isAmount) {
    /** All metrics, in the order of the components. */
    public static final List<KpiMetric> ALL =
            Arrays.stream(Kpis.class.getRecordComponents()).map(KpiMetric::of).toList();

    /** Marks a metric that has no sum over days: the same people come back the next day. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface NonAdditive {}

    /** Marks a metric that is money. */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Amount {}

    private static KpiMetric of(RecordComponent component) {
        return new KpiMetric(
                component.getName(),
                component.getType(),
                !component.isAnnotationPresent(NonAdditive.class),
                component.isAnnotationPresent(Amount.class));
    }

    static int indexOf(String name) {
        return IntStream.range(0, ALL.size())
                .filter(i -> ALL.get(i).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A number as this metric holds it; fails if a count is not whole. */
    Object value(Number number) {
        if (number == null || type.isInstance(number)) {
            return number;
        }
        BigDecimal decimal = new BigDecimal(number.toString());
        return type == Long.class ? Long.valueOf(decimal.longValueExact()) : decimal;
    }

    static Object sum(Object one, Object other) {
        if (one == null) {
            return other;
        }
        return one instanceof Long count
                ? Long.valueOf(Math.addExact(count, (Long) other))
                : ((BigDecimal) one).add((BigDecimal) other);
    }

    static Object difference(Object one, Object other) {
        if (other instanceof Long count) {
            return Long.valueOf(Math.subtractExact(one == null ? 0 : (Long) one, count));
        }
        return one == null ? ((BigDecimal) other).negate() : ((BigDecimal) one).subtract((BigDecimal) other);
    }

    static Object one(Object number) {
        return number instanceof Long ? Long.valueOf(1) : BigDecimal.ONE;
    }

    static Object tidy(Object number) {
        return number instanceof BigDecimal decimal ? Ratio.tidy(decimal) : number;
    }

    static Object nonZero(Object number) {
        boolean isZero = number instanceof Long count ? count == 0 : ((BigDecimal) number).signum() == 0;
        return isZero ? null : number;
    }
}
