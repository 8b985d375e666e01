package com.mdmc.crm.query.lead.search;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.IndexFields;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.SearchWords;
import com.mdmc.crm.query.text.SortKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fields that leads are filtered and sorted by: blind indexes of tags, genres, label and source, and the sort
 * key of the artist's name, which can be read while the lead lives because names are sorted by their letters.
 */
public final class LeadIndex implements IndexFields<LeadView> {
    public static final String ARTIST_NAME = "artistName";
    private static final Map<String, String> FIELDS = Map.of(
            "pipeline.tags", "tags",
            "source.campaign", "sourceCampaign",
            "artistInfo.genre", "genre",
            "artistInfo.label", "label");

    private final Privacy privacy;
    private final SearchWords words;

    public LeadIndex(Privacy privacy, SearchWords words) {
        this.privacy = privacy;
        this.words = words;
    }

    /** The texts of a lead that it is found by. */
    private record Texts(
            PersonalText artistName,
            List<PersonalText> tags,
            List<PersonalText> genre,
            PersonalText label,
            PersonalText sourceCampaign) {

        static Texts of(LeadView lead) {
            return new Texts(
                    lead.artistInfo().name(),
                    lead.pipeline().tags(),
                    lead.artistInfo().genre(),
                    lead.artistInfo().label(),
                    lead.source().campaign());
        }
    }

    @Override
    public void prepare(Collection<LeadView> leads) {
        privacy.prefetch(leads.stream().map(Texts::of).toList());
    }

    @Override
    public Map<String, Object> of(LeadView lead) {
        Texts texts = privacy.decryptAll(Texts.of(lead));
        if (lead.lifecycle().erasure() != null || texts.artistName().text().equals(Privacy.ERASED)) {
            return Map.of();
        }
        Map<String, Object> index =
                new TreeMap<>(Map.of(ARTIST_NAME, SortKey.of(texts.artistName().text())));
        put(index, "tags", texts.tags());
        put(index, "genre", texts.genre());
        put(index, "label", texts.label() == null ? List.of() : List.of(texts.label()));
        put(index, "sourceCampaign", texts.sourceCampaign() == null ? List.of() : List.of(texts.sourceCampaign()));
        return index;
    }

    private void put(Map<String, Object> index, String field, List<PersonalText> texts) {
        if (!texts.isEmpty()) {
            index.put(
                    field,
                    texts.stream().map(text -> words.value(field, text.text())).toList());
        }
    }

    /** The filters that are answered from these fields, by the path of what is filtered. */
    public Map<String, FieldKind> filters() {
        Map<String, FieldKind> filters =
                new HashMap<>(Map.of("artistInfo.name", FieldKind.indexed(ARTIST_NAME, SortKey::of)));
        FIELDS.forEach((path, field) -> filters.put(path, FieldKind.indexed(field, text -> words.value(field, text))));
        return filters;
    }

    /** The artist's name as it is sorted by: a cursor holds the key itself. */
    public FieldKind artistName() {
        return FieldKind.indexed(ARTIST_NAME, key -> key);
    }
}
