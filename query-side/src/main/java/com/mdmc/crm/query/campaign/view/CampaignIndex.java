package com.mdmc.crm.query.campaign.view;

import static com.mongodb.client.model.Filters.all;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.IndexFields;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.SearchWords;
import com.mdmc.crm.query.text.SortKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/**
 * Fields that campaigns are searched, filtered and sorted by: blind indexes of name, artist, song, ISRC and genres, and the
 * sort key of the name, which can be read while the client's data lives because names are sorted by their letters.
 */
public final class CampaignIndex implements IndexFields<CampaignView> {
    static final String NAME = "name";
    static final String WORDS = "words";
    private static final String ARTIST_NAME = "artistName";
    private static final String GENRE = "genre";

    private final Privacy privacy;
    private final SearchWords words;

    public CampaignIndex(Privacy privacy, SearchWords words) {
        this.privacy = privacy;
        this.words = words;
    }

    /** The texts of a campaign that it is found by. */
    private record Texts(
            PersonalText name,
            PersonalText artistName,
            PersonalText song,
            PersonalText isrc,
            List<PersonalText> genre) {

        static Texts of(CampaignView campaign) {
            return new Texts(
                    campaign.name(),
                    campaign.clientInfo().artistName(),
                    campaign.clientInfo().songTitle(),
                    campaign.clientInfo().isrc(),
                    campaign.clientInfo().genre());
        }
    }

    @Override
    public void prepare(Collection<CampaignView> campaigns) {
        privacy.prefetch(campaigns.stream().map(Texts::of).toList());
    }

    @Override
    public Map<String, Object> of(CampaignView campaign) {
        Texts texts = privacy.decryptAll(Texts.of(campaign));
        Map<String, Object> index = new TreeMap<>();
        readable(texts.name()).forEach(name -> index.put(NAME, SortKey.of(name)));
        put(index, ARTIST_NAME, readable(texts.artistName()).map(text -> words.value(ARTIST_NAME, text)));
        put(index, GENRE, readable(texts.genre().toArray(PersonalText[]::new)).map(text -> words.value(GENRE, text)));
        put(
                index,
                WORDS,
                readable(texts.name(), texts.artistName(), texts.song(), texts.isrc())
                        .flatMap(text -> words.beginnings(text).stream())
                        .distinct());
        return index;
    }

    private static Stream<String> readable(PersonalText... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .map(PersonalText::text)
                .filter(text -> !text.equals(Privacy.ERASED));
    }

    private static void put(Map<String, Object> index, String field, Stream<String> tokens) {
        List<String> all = tokens.toList();
        if (!all.isEmpty()) {
            index.put(field, all);
        }
    }

    /** The filters that are answered from these fields, by the path of what is filtered. */
    public Map<String, FieldKind> filters() {
        return Map.of(
                "clientInfo.artistName", FieldKind.indexed(ARTIST_NAME, text -> words.value(ARTIST_NAME, text)),
                "clientInfo.genre", FieldKind.indexed(GENRE, text -> words.value(GENRE, text)));
    }

    /** The campaign's name as it is sorted by: a cursor holds the key itself. */
    public FieldKind name() {
        return FieldKind.indexed(NAME, key -> key);
    }

    /** A filter that matches if every word of the search begins a word of the campaign's. */
    public Bson search(String question) {
        return all(IndexFields.path(WORDS), words.of(question));
    }
}
