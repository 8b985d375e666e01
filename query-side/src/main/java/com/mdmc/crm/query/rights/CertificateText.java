package com.mdmc.crm.query.rights;

import com.mdmc.crm.query.rights.ErasureCertificate.ErasedTexts;
import java.util.Map;

/** A certificate as the plain text that is signed: one line a fact, for a person to read and a program to split. */
final class CertificateText {
    private final StringBuilder text = new StringBuilder("mdmc-crm/erasure-certificate/v1\n");

    private CertificateText() {}

    static String of(ErasureCertificate certificate) {
        CertificateText text = new CertificateText();
        if (certificate.leadId() != null) {
            text.line("lead", certificate.leadId());
        } else {
            text.line("user", certificate.userId());
        }
        certificate.merged().forEach(each -> text.line("merged lead", each));
        text.line("erased at", certificate.erasedAt());
        text.line("erased by", certificate.erasedBy());
        text.line(
                "reason",
                certificate.reason() == null ? "" : certificate.reason().text());
        text.line("ledger position", certificate.position());
        text.line("key destroyed at", certificate.keyDestroyedAt());
        certificate.reached().forEach(each -> text.line(each.place(), each.how()));
        certificate.erased().forEach(text::erased);
        certificate.kept().forEach(each -> text.line("kept", each.what() + " (" + each.ground() + ")"));
        certificate
                .otherLeads()
                .forEach(each -> text.line("not covered", "lead " + each + ", of the same address or person"));
        text.line("not covered", "copies taken elsewhere: exports of the store, snapshots and backups of its files");
        if (certificate.proof() != null) {
            text.line("leaf hash", certificate.proof().leafHash());
            text.line("tree size", certificate.proof().treeSize());
        }
        return text.text.toString();
    }

    private void erased(ErasedTexts each) {
        line("erased", each.resource() + " " + each.id() + ", " + each.texts() + " texts");
        counts(each.fields());
        if (!each.clear().isEmpty()) {
            line("stored in the clear", each.resource() + " " + each.id() + ": constants, and texts of earlier builds");
            counts(each.clear());
        }
    }

    private void counts(Map<String, Integer> fields) {
        fields.forEach((field, count) -> line("  " + field, count));
    }

    // One line a fact, read from left to right, whatever somebody typed.
    private void line(String name, Object value) {
        String plain = String.valueOf(value).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
        text.append(name).append(": ").append(plain).append('\n');
    }
}
