package com.mdmc.crm.query.export;

import java.util.function.Function;

/**
 * A column of a CSV export.
 *
 * @param name its heading is found in the message bundles under {@code export.<resource>.<name>}
 * @param value of one row; texts, numbers, truth values, days, instants, enumerations, collections of these, or
 *     {@code null}
 */
public record CsvColumn<R>(String name, Function<R, Object> value) {}
