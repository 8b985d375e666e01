package com.mdmc.crm.command.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.NullMarked;

/**
 * Body of the answer to an accepted command.
 *
 * @param id the aggregate's, or that of what was made
 * @param version number of events in the aggregate's stream afterwards
 * @param position the ledger position of the command's commit
 * @param outcome a record of further members about what was made; {@code null} for none
 */
@NullMarked
public record CommandAnswer<T>(
        String id,
        long version,
        long position,
        @JsonUnwrapped T outcome) {}
