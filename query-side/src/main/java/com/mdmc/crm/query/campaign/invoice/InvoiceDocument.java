package com.mdmc.crm.query.campaign.invoice;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.query.campaign.view.CampaignBudget.InvoiceView;
import com.mdmc.crm.query.campaign.view.CampaignView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An invoice in the terms of EN 16931, so that structured formats can be made from it.
 *
 * @param documentNumber BT-1; {@code null} on invoices of earlier versions
 * @param issuedOn BT-2
 * @param currency BT-5
 * @param seller BG-4
 * @param buyer BG-7: the campaign's client, its artist and song
 * @param periodStart BT-73
 * @param periodEnd BT-74
 * @param lines BG-25
 * @param net BT-109, sum of the lines
 * @param vatRate BT-119, in percent
 * @param vat BT-110
 * @param gross BT-112
 * @param notes BT-22: legal mentions
 * @param creditNote that took the invoice back; {@code null} while it stands
 */
record InvoiceDocument(
        int number,
        String documentNumber,
        LocalDate issuedOn,
        String currency,
        Party seller,
        Party buyer,
        LocalDate periodStart,
        LocalDate periodEnd,
        List<Line> lines,
        Money net,
        BigDecimal vatRate,
        Money vat,
        Money gross,
        List<String> notes,
        CreditNote creditNote) {
    private static final Map<Platform, String> PLATFORMS = Map.of(
            Platform.YOUTUBE, "YouTube",
            Platform.SPOTIFY, "Spotify",
            Platform.META, "Meta",
            Platform.TIKTOK, "TikTok",
            Platform.GOOGLE, "Google Ads");

    /** Seller or buyer. */
    record Party(String name, List<String> address, String vatId, String registration) {}

    /**
     * One line.
     *
     * @param text BT-153, in French
     * @param net BT-131
     */
    record Line(String text, Money net) {}

    static InvoiceDocument of(CampaignView campaign, InvoiceView invoice, Seller seller) {
        return new InvoiceDocument(
                invoice.number(),
                invoice.documentNumber(),
                invoice.issuedOn(),
                invoice.total().currency(),
                new Party(seller.name(), Seller.lines(seller.address()), seller.vatId(), seller.registration()),
                new Party(buyer(campaign), List.of(), null, null),
                invoice.periodStart(),
                invoice.periodEnd(),
                invoice.lines().stream()
                        .map(line -> new Line(text(campaign, line), line.amount()))
                        .toList(),
                invoice.total(),
                invoice.vatRate(),
                invoice.vat(),
                invoice.gross() == null ? invoice.total() : invoice.gross(),
                Seller.lines(seller.mentions()),
                invoice.creditNote());
    }

    private static String buyer(CampaignView campaign) {
        String artist =
                campaign.clientInfo() == null ? null : campaign.clientInfo().artistName();
        return artist == null ? campaign.name() : artist;
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
