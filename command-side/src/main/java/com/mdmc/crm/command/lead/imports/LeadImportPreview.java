package com.mdmc.crm.command.lead.imports;

import com.mdmc.crm.domain.lead.LeadImportEvent.Lines;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param form how the file was read, such as {@code windows-1252 ;}
 * @param columns title → field of a lead
 * @param unknownColumns titles nothing is taken from
 * @param duplicates why lines are taken for leads that are there, one entry a kind
 * @param refused why lines are refused, one entry a kind and field
 * @param flags what does not keep a line from being captured, one entry a kind
 */
@NullMarked
record LeadImportPreview(
        String form,
        Map<String, String> columns,
        List<String> unknownColumns,
        Lines lines,
        List<Kind> duplicates,
        List<Kind> refused,
        List<Kind> flags) {

    /**
     * A kind of finding.
     *
     * @param field of a lead that it is about
     * @param title of the field's column
     * @param lines how many have it
     * @param first of them
     */
    record Kind(String code, String field, @Nullable String title, String message, int lines, List<Place> first) {}

    /**
     * Where it was found.
     *
     * @param leadId the lead that has the same, if the caller may see it
     * @param otherLine the earlier line that has the same
     */
    record Place(
            long line, @Nullable String leadId, @Nullable Long otherLine) {}
}
