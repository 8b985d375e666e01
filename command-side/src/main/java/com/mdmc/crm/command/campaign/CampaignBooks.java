package com.mdmc.crm.command.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.read.Ledger;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The books of campaigns, kept from the ledger itself: exact at a position, read on from where they were left, and
 * forgotten without loss. Nothing of them is stored.
 */
@Component
public class CampaignBooks {
    private final Ledger ledger;
    private final RateBooks rates;
    private final Cache<CampaignId, CampaignBook> recent =
            Caffeine.newBuilder().maximumSize(200).build();

    CampaignBooks(Ledger ledger, RateBooks rates) {
        this.ledger = ledger;
        this.rates = rates;
    }

    /** Reads a campaign's book as it is now. */
    public <T> T now(CampaignId campaign, Function<CampaignBook, T> reader) {
        return at(campaign, ledger.head(), reader);
    }

    /** Reads a campaign's book as it was at a position, or at a later one. */
    public <T> T at(CampaignId campaign, long position, Function<CampaignBook, T> reader) {
        CampaignBook book = recent.get(campaign, unread -> new CampaignBook(rates));
        synchronized (book) {
            if (book.position() < position) {
                ledger.commitsOfSubject(campaign.value(), book.position(), position)
                        .forEach(commit ->
                                book.enter(commit.position(), commit.time(), commit.eventsOf(campaign.value())));
                book.closeAt(position);
            }
            return reader.apply(book);
        }
    }
}
