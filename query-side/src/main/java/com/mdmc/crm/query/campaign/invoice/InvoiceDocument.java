package com.mdmc.crm.query.campaign.invoice;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.campaign.billing.Seller;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.query.campaign.view.CampaignBudget.InvoiceView;
import com.mdmc.crm.query.campaign.view.CampaignView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note in the terms of EN 16931, so that structured formats can be made from it.
 *
 * @param number counts the campaign's invoices from 1; a credit note has its invoice's
 * @param documentNumber BT-1; {@code null} on invoices of earlier versions
 * @param typeCode BT-3: 380 for an invoice, 381 for a credit note
 * @param issuedOn BT-2
 * @param dueOn BT-9; {@code null} on a credit note and on invoices of earlier versions
 * @param currency BT-5
 * @param project BT-11: the campaign's name
 * @param precedingInvoice BT-25: number of the invoice that a credit note refers to
 * @param precedingInvoiceOn BT-26: day that invoice was issued
 * @param seller BG-4, as it was on the day of issue
 * @param buyer BG-7, as it was on the day of issue; the artist by name where no buyer was named
 * @param periodStart BT-73
 * @param periodEnd BT-74
 * @param lines BG-25
 * @param net BT-109, sum of the lines
 * @param vatRate BT-119, in percent
 * @param vat BT-110
 * @param gross BT-112
 * @param notes BT-22: legal mentions
 * @param creditNote that took the invoice back; {@code null} while it stands
 * @param credits credit notes over differences of the invoice
 */
@NullMarked
record InvoiceDocument(
        int number,
        @Nullable String documentNumber,
        int typeCode,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        String currency,
        String project,
        @Nullable String precedingInvoice,
        @Nullable LocalDate precedingInvoiceOn,
        Party seller,
        Party buyer,
        LocalDate periodStart,
        LocalDate periodEnd,
        List<Line> lines,
        Money net,
        @Nullable BigDecimal vatRate,
        @Nullable Money vat,
        Money gross,
        List<String> notes,
        @Nullable CreditNote creditNote,
        List<CreditNote> credits) {
    private static final int INVOICE = 380;
    private static final int CREDIT_NOTE = 381;
    private static final Map<Platform, String> PLATFORMS = Map.of(
            Platform.YOUTUBE, "YouTube",
            Platform.SPOTIFY, "Spotify",
            Platform.META, "Meta",
            Platform.TIKTOK, "TikTok",
            Platform.GOOGLE, "Google Ads");

    /** Seller or buyer. */
    record Party(
            @Nullable String name,
            List<String> address,
            @Nullable String vatId,
            @Nullable String registration) {
        static final Party UNKNOWN = new Party(null, List.of(), null, null);
    }

    /**
     * One line.
     *
     * @param text BT-153, in French
     * @param net BT-131
     */
    record Line(String text, Money net) {}

    /**
     * The document with a number, a campaign's own or a legal one; of invoices and credit notes.
     *
     * @param campaign decrypted
     */
    static Optional<InvoiceDocument> find(CampaignView campaign, String number) {
        for (InvoiceView invoice : campaign.invoices()) {
            if (number.equals(Integer.toString(invoice.number())) || number.equals(invoice.documentNumber())) {
                return Optional.of(of(campaign, invoice));
            }
            Optional<CreditNote> note = Stream.concat(
                            Stream.ofNullable(invoice.creditNote()), invoice.credits().stream())
                    .filter(each -> number.equals(each.documentNumber()))
                    .findFirst();
            if (note.isPresent()) {
                return note.map(each -> of(campaign, invoice, each));
            }
        }
        return Optional.empty();
    }

    private static InvoiceDocument of(CampaignView campaign, InvoiceView invoice) {
        return new InvoiceDocument(
                invoice.number(),
                invoice.documentNumber(),
                INVOICE,
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.total().currency(),
                project(campaign, invoice).text(),
                null,
                null,
                seller(invoice.seller()),
                buyer(campaign, invoice),
                invoice.periodStart(),
                invoice.periodEnd(),
                lines(campaign, invoice.lines()),
                invoice.total(),
                invoice.vatRate(),
                invoice.vat(),
                invoice.gross() == null ? invoice.total() : invoice.gross(),
                mentions(invoice.seller()),
                invoice.creditNote(),
                invoice.credits());
    }

    private static InvoiceDocument of(CampaignView campaign, InvoiceView invoice, CreditNote note) {
        return new InvoiceDocument(
                invoice.number(),
                note.documentNumber(),
                CREDIT_NOTE,
                note.issuedOn(),
                null,
                note.total().currency(),
                project(campaign, invoice).text(),
                reference(campaign, invoice.id()),
                invoice.issuedOn(),
                seller(note.seller()),
                buyer(campaign, invoice),
                invoice.periodStart(),
                invoice.periodEnd(),
                lines(campaign, note.lines()),
                note.total(),
                note.vatRate(),
                note.vat(),
                note.gross() == null ? note.total() : note.gross(),
                mentions(note.seller()),
                null,
                List.of());
    }

    boolean isCreditNote() {
        return typeCode == CREDIT_NOTE;
    }

    private static List<Line> lines(CampaignView campaign, List<InvoiceLine> lines) {
        return lines.stream()
                .map(line -> new Line(text(campaign, line), line.amount()))
                .toList();
    }

    private static Party seller(@Nullable Seller seller) {
        return seller == null
                ? Party.UNKNOWN
                : new Party(seller.name(), seller.address(), seller.vatId(), seller.registration());
    }

    private static List<String> mentions(@Nullable Seller seller) {
        return seller == null ? List.of() : seller.mentions();
    }

    private static Party buyer(CampaignView campaign, InvoiceView invoice) {
        Buyer buyer = invoice.buyer();
        if (buyer == null) {
            PersonalText artist = campaign.clientInfo().artistName();
            return new Party((artist == null ? campaign.name() : artist).text(), List.of(), null, null);
        }
        String place = words(buyer.postalCode(), buyer.city());
        List<String> address = Stream.of(text(buyer.street()), place, text(buyer.country()))
                .filter(line -> !line.isEmpty())
                .toList();
        return new Party(buyer.name().text(), address, text(buyer.vatId()), text(buyer.registration()));
    }

    private static PersonalText project(CampaignView campaign, InvoiceView invoice) {
        return invoice.project() == null ? campaign.name() : invoice.project();
    }

    private static String words(@Nullable PersonalText... words) {
        return Stream.of(words)
                .map(InvoiceDocument::text)
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static String text(@Nullable PersonalText text) {
        return text == null ? "" : text.text();
    }

    private static String text(CampaignView campaign, InvoiceLine line) {
        String where = line.platform() == null ? "" : " – " + PLATFORMS.get(line.platform());
        return switch (line.kind()) {
            case FEE -> "Honoraires" + where;
            case COMMISSION -> "Commission sur les dépenses publicitaires" + where;
            case ADJUSTMENT -> "Régularisation de la facture " + reference(campaign, line.invoiceId());
        };
    }

    private static String reference(CampaignView campaign, String invoiceId) {
        return campaign.invoices().stream()
                .filter(invoice -> invoice.id().equals(invoiceId))
                .map(invoice -> invoice.documentNumber() == null ? "n° " + invoice.number() : invoice.documentNumber())
                .findFirst()
                .orElse("");
    }
}
