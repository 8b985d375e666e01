package com.mdmc.crm.query.meta;

import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.domain.user.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of the API, and the permissions of the caller.
 *
 * @param enums the values of each enumeration, in the order they are shown in
 * @param transitions where each stage and status may be moved to; empty where only an intent of its own leads on
 * @param reasonRequired the moves among them that must be explained
 * @param defaultProbabilities percent of each stage, as long as nobody states another
 * @param team {@code null} for none
 */
@NullMarked
record Meta(
        Map<String, List<Choice>> enums,
        Map<String, Map<String, List<String>>> transitions,
        Map<String, Map<String, List<String>>> reasonRequired,
        Map<String, Integer> defaultProbabilities,
        Role role,
        @Nullable String team,
        PermissionTable permissions) {

    /** A value and its label. */
    record Choice(String value, Label label) {}

    /** A label in French and English. */
    record Label(String fr, String en) {}
}
