package com.mdmc.crm.query.campaign.invoice;

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
 */
@Component
record Seller(
        @Value("${crm.billing.seller-name:MDMC}") String name,
        @Value("${crm.billing.seller-address:}") String address,
        @Value("${crm.billing.seller-vat-id:}") String vatId,
        @Value("${crm.billing.seller-registration:}") String registration,
        @Value("${crm.billing.mentions:}") String mentions) {

    static List<String> lines(String text) {
        return text.isBlank() ? List.of() : List.of(text.split("\\|"));
    }
}
