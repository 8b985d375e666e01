package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;

/** That the person's data was erased, by whom and where in the ledger. */
public record Erasure(Instant erasedAt, UserId erasedBy, String reason, long position) {}
