package com.mdmc.crm.projections.fold;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Copies of immutable lists with one change, for the steps of a fold. */
public final class Lists {
    private Lists() {}

    /** The list with one element more, at its end. */
    public static <T> List<T> plus(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }

    /** The list without what is in another. */
    public static <T> List<T> minus(List<T> before, List<T> others) {
        return before.stream().filter(each -> !others.contains(each)).toList();
    }

    /** The list with some elements changed. */
    public static <T> List<T> changed(List<T> before, Predicate<T> which, UnaryOperator<T> change) {
        return before.stream()
                .map(each -> which.test(each) ? change.apply(each) : each)
                .toList();
    }
}
