package com.mdmc.crm.query.campaign.invoice;

import com.mdmc.crm.query.campaign.invoice.InvoiceDocument.Party;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The agency as the seller on its invoices.
 *
 * @param name legal name
 * @param address lines separated by {@code |}
 * @param vatId intra-community VAT number
 * @param registration legal registration, such as a SIREN
 * @param mentions legal mentions at the foot, separated by {@code |}
 * @param paymentDays from the day of issue until an invoice is due
 */
@Component
record Seller(
        @Value("${crm.billing.seller-name:MDMC}") String name,
        @Value("${crm.billing.seller-address:}") String address,
        @Value("${crm.billing.seller-vat-id:}") String vatId,
        @Value("${crm.billing.seller-registration:}") String registration,
        @Value("${crm.billing.mentions:}") String mentions,
        @Value("${crm.billing.payment-days:30}") int paymentDays) {

    Party party() {
        return new Party(name, lines(address), vatId, registration);
    }

    static List<String> lines(String text) {
        return text.isBlank() ? List.of() : List.of(text.split("\\|"));
    }
}
