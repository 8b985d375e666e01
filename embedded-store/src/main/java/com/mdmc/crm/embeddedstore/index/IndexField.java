package com.mdmc.crm.embeddedstore.index;

import java.util.List;

/**
 * One component of an index.
 *
 * @param path of the field, its steps separated by points
 * @param steps of the path
 */
public record IndexField(String path, boolean ascending, List<String> steps) {

    IndexField(String path, boolean ascending) {
        this(path, ascending, List.of(path.split("\\.")));
    }
}
