package com.mdmc.crm.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backup does with each collection that is no view: the one list of what cannot be derived from the ledger. A test
 * fails when a collection appears that is neither here nor kept by a projection.
 */
public final class StoredCollections {
    private static final Map<String, Treatment> BY_NAME = new LinkedHashMap<>();

    /** How a collection comes back after a restore. */
    public enum Treatment {
        /** Archived commit by commit. */
        LEDGER,
        /** The subjects' keys: archived in files of their own that have no history, so that a destroyed key is gone. */
        KEYS,
        /** Archived document by document, as of every flush. */
        STATE,
        /** The same, with each document encrypted under its user's key, so that it goes with the user. */
        STATE_OF_USERS,
        /** Archived once a day: it is large, and what is lost of it is asked for again. */
        DAILY,
        /** How far readers of the ledger had come, and what they set aside: archived as of before a flush. */
        PROGRESS,
        /** Signed notes: archived one a flush. */
        CHECKPOINTS,
        /** Not archived: built from the ledger. */
        DERIVED,
        /** Not archived: of the moment. After a restore everybody logs in again. */
        TRANSIENT
    }

    static {
        put(Treatment.LEDGER, "ledger_commits");
        put(Treatment.KEYS, "subject_keys");
        put(Treatment.STATE, "store_identity", "proof_keys", "proof_cosigned", "api_tokens");
        put(Treatment.STATE_OF_USERS, "user_secrets");
        put(Treatment.DAILY, "kpi_fetches", "kpi_imports", "kpi_import_days");
        put(Treatment.DAILY, "lead_import_mappings");
        put(Treatment.PROGRESS, "trackingtokens", "deadletters");
        put(Treatment.CHECKPOINTS, "proof_checkpoints");
        put(Treatment.DERIVED, "lead_email_claims", "user_emails", "proof_tree", "proof_tiles");
        put(Treatment.DERIVED, "ledger_snapshots", "view_revisions");
        put(Treatment.TRANSIENT, "sessions", "stream_tickets", "spent_refresh_tokens", "idempotency_keys");
        put(
                Treatment.TRANSIENT,
                "used_intake_tickets",
                "lead_imports",
                "lead_import_texts",
                "lead_pending_assignments",
                "backup_runs",
                "backup_lease",
                "operations",
                "nodes");
    }

    private StoredCollections() {}

    private static void put(Treatment treatment, String... names) {
        for (String name : names) {
            BY_NAME.put(name, treatment);
        }
    }

    /** What a backup does with a collection; empty if it is not listed. */
    public static Optional<Treatment> treatmentOf(String collection) {
        return Optional.ofNullable(BY_NAME.get(collection));
    }

    /** The collections treated in a way. */
    public static List<String> of(Treatment treatment) {
        return BY_NAME.entrySet().stream()
                .filter(each -> each.getValue() == treatment)
                .map(Map.Entry::getKey)
                .toList();
    }
}
