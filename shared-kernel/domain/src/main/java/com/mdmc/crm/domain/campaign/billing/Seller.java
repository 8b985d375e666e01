package com.mdmc.crm.domain.campaign.billing;

import java.util.List;

/**
 * The agency as the seller on an invoice (BG-4 of EN 16931), as it was when the invoice was issued.
 *
 * @param name legal name (BT-27)
 * @param address lines of its address
 * @param vatId intra-community VAT number (BT-31)
 * @param registration legal registration, such as a SIREN (BT-30)
 * @param mentions legal mentions at the foot (BT-22)
 */
public record Seller(String name, List<String> address, String vatId, String registration, List<String> mentions) {
    public Seller {
        address = address == null ? List.of() : List.copyOf(address);
        mentions = mentions == null ? List.of() : List.copyOf(mentions);
    }
}
