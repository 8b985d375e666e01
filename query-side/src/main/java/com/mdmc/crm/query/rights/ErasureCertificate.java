package com.mdmc.crm.query.rights;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.query.proof.ProofAnswers.InclusionAnswer;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Certificate that the data of a person was erased.
 *
 * @param leadId {@code null} for a user's
 * @param userId {@code null} for a lead's
 * @param merged leads that were merged into it and erased with it
 * @param position of the erasure in the ledger
 * @param keyDestroyedAt since when nobody can decrypt the texts; {@code null} while a key is still there
 * @param outOfFiles whether no file that the program writes holds the key any more; only then it is signed
 * @param reached what of the places that held the key, and how
 * @param erased the texts that can no longer be read, by record
 * @param kept what stays, and on which legal ground
 * @param otherLeads leads with the same address, or that it was merged into, which are not erased themselves
 * @param proof that the erasure is in the ledger; {@code null} until it is covered by a checkpoint
 * @param signed the certificate as plain text, signed with the ledger's key (C2SP signed note); {@code null} until it is
 *     issued
 */
@RecordBuilder
record ErasureCertificate(
        LeadId leadId,
        UserId userId,
        List<LeadId> merged,
        Instant erasedAt,
        UserId erasedBy,
        PersonalText reason,
        long position,
        Instant keyDestroyedAt,
        boolean outOfFiles,
        List<Reached> reached,
        List<ErasedTexts> erased,
        List<Kept> kept,
        List<LeadId> otherLeads,
        InclusionAnswer proof,
        String signed)
        implements ErasureCertificateBuilder.With {

    /** The signed text; not found until there is one, because without signature it proves nothing. */
    String requireSigned() {
        if (signed == null) {
            throw Rejection.notFound();
        }
        return signed;
    }

    /** A place that held the key, and what became of it there. */
    record Reached(String place, String how) {}

    /**
     * How many stored texts of one lead, campaign or user were erased.
     *
     * @param fields counts by the name of the field
     * @param clear texts that are stored in the clear, likewise: the program's own constants, and what builds wrote that
     *     did not encrypt the field
     */
    record ErasedTexts(
            String resource, String id, int texts, Map<String, Integer> fields, Map<String, Integer> clear) {}

    /**
     * What is kept.
     *
     * @param ground of the General Data Protection Regulation
     */
    record Kept(String what, String ground) {}

    private static final Kept TOKENS = new Kept(
            "encrypted texts whose key is destroyed, because the proofs of the ledger rest on their bytes",
            "art. 5(2): accountability; nobody can read them");
    private static final Kept REASON = new Kept("that and why the data was erased", "art. 5(2): accountability");

    /** What the erasure of a lead leaves. */
    static List<Kept> keptOfLead(boolean hasCampaigns) {
        Kept history = new Kept(
                "events without their texts: stages, dates, amounts, owners, and who did what and when",
                "art. 5(2) and 6(1)(f): accountability");
        Kept figures = new Kept(
                "figures, budgets and invoices of the campaigns, without names",
                "art. 17(3)(b) and 6(1)(c): commercial and tax law, ten years in France");
        return hasCampaigns ? List.of(history, TOKENS, REASON, figures) : List.of(history, TOKENS, REASON);
    }

    /** What the erasure of a user leaves. */
    static List<Kept> keptOfUser() {
        return List.of(
                new Kept(
                        "the account's number in the records of what it did, with role, team and times",
                        "art. 5(2) and 6(1)(f): accountability"),
                new Kept(
                        "network addresses and browsers of its requests, until the end of their retention",
                        "art. 6(1)(f) and 32: security"),
                new Kept(
                        "hashes of its secrets in bases of the archive, until these are past their window",
                        "art. 32: security; an archive is not written anew"),
                TOKENS,
                REASON);
    }
}
