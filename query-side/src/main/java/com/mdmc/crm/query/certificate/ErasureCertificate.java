package com.mdmc.crm.query.certificate;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.query.proof.ProofAnswers.InclusionAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Certificate that the data of a person was erased.
 *
 * @param position of the erasure in the ledger
 * @param keyDestroyedAt since when nobody can decrypt the texts
 * @param outOfFiles whether no file of the store holds the key any more; only then it is signed
 * @param erased the texts that can no longer be read, by record
 * @param kept what stays, and on which legal ground
 * @param proof that the erasure is in the ledger; {@code null} until it is covered by a checkpoint
 * @param signed the certificate as plain text, signed with the ledger's key (C2SP signed note); {@code null} until it is
 *     issued
 */
record ErasureCertificate(
        LeadId leadId,
        List<LeadId> merged,
        Instant erasedAt,
        UserId erasedBy,
        PersonalText reason,
        long position,
        Instant keyDestroyedAt,
        boolean outOfFiles,
        List<ErasedTexts> erased,
        List<Kept> kept,
        InclusionAnswer proof,
        String signed) {

    /** How many stored texts of one lead or campaign were erased, by the name of their field. */
    record ErasedTexts(String resource, String id, int texts, Map<String, Integer> fields) {}

    /**
     * What is kept.
     *
     * @param ground of the General Data Protection Regulation
     */
    record Kept(String what, String ground) {}

    /** What an erasure leaves. */
    static List<Kept> kept(boolean hasCampaigns) {
        Kept history = new Kept(
                "events without their texts: stages, dates, amounts, owners, and who did what and when",
                "art. 5(2) and 6(1)(f): accountability");
        Kept tokens = new Kept(
                "encrypted texts whose key is destroyed, because the proofs of the ledger rest on their bytes",
                "art. 5(2): accountability; nobody can read them");
        Kept reason = new Kept("that and why the data was erased", "art. 5(2): accountability");
        return hasCampaigns
                ? List.of(
                        history,
                        tokens,
                        reason,
                        new Kept(
                                "figures, budgets and invoices of the campaigns, without names",
                                "art. 17(3)(b) and 6(1)(c): commercial and tax law, ten years in France"))
                : List.of(history, tokens, reason);
    }

    /** The text that is signed. */
    String text() {
        StringBuilder text = new StringBuilder("mdmc-crm/erasure-certificate/v1\n");
        line(text, "lead", leadId);
        merged.forEach(each -> line(text, "merged lead", each));
        line(text, "erased at", erasedAt);
        line(text, "erased by", erasedBy);
        line(text, "reason", reason == null ? "" : reason.text());
        line(text, "ledger position", position);
        line(text, "key destroyed at", keyDestroyedAt);
        line(text, "store files", "rewritten without the key");
        erased.forEach(each -> {
            line(text, "erased", each.resource() + " " + each.id() + ", " + each.texts() + " texts");
            each.fields().forEach((field, count) -> line(text, "  " + field, count));
        });
        kept.forEach(each -> line(text, "kept", each.what() + " (" + each.ground() + ")"));
        line(text, "not covered", "copies made by other means than this program");
        if (proof != null) {
            line(text, "leaf hash", proof.leafHash());
            line(text, "tree size", proof.treeSize());
        }
        return text.toString();
    }

    // One line a fact, whatever somebody typed.
    private static void line(StringBuilder text, String name, Object value) {
        String plain = String.valueOf(value).replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
        text.append(name).append(": ").append(plain).append('\n');
    }
}
