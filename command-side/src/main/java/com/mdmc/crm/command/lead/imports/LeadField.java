package com.mdmc.crm.command.lead.imports;

import com.mdmc.crm.reports.TitledTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields of a lead that a column of a list may hold, with the titles they are known by, folded. */
enum LeadField {
    FIRST_NAME("firstName", "prenom", "first name", "given name"),
    LAST_NAME("lastName", "nom", "nom de famille", "last name", "surname", "family name"),
    EMAIL("email", "e-mail", "mail", "adresse e-mail", "adresse email", "adresse mail", "courriel", "email address"),
    PHONE("phone", "telephone", "tel", "tel.", "mobile", "portable", "numero de telephone", "phone number"),
    STREET("street", "rue", "adresse", "address"),
    POSTAL_CODE("postalCode", "code postal", "cp", "postal code", "zip", "zip code", "postcode"),
    CITY("city", "ville", "town"),
    COUNTRY("country", "pays", "code pays", "country code"),
    ARTIST_NAME("artistName", "artiste", "artist", "nom d'artiste", "nom de scene", "artist name", "stage name"),
    GENRE("genre", "genres", "style", "genre musical"),
    LABEL("label", "maison de disques", "record label"),
    MANAGER("manager", "management", "agent"),
    SPOTIFY_URL("spotifyUrl", "spotify", "lien spotify", "spotify url"),
    YOUTUBE_URL("youtubeUrl", "youtube", "lien youtube", "youtube url"),
    INSTAGRAM_URL("instagramUrl", "instagram", "lien instagram", "instagram url"),
    TIKTOK_URL("tiktokUrl", "tiktok", "lien tiktok", "tiktok url"),
    WEBSITE("website", "site", "site web", "site internet", "web site"),
    BUDGET("budget", "montant du budget"),
    CURRENCY("currency", "devise", "monnaie"),
    PLATFORMS("platforms", "plateformes", "plateforme", "platform"),
    CHANNEL("channel", "canal", "canal d'acquisition"),
    SOURCE_CAMPAIGN("sourceCampaign", "campagne source", "campagne d'origine", "source campaign", "utm_campaign"),
    PRIORITY("priority", "priorite"),
    TAGS("tags", "etiquettes", "tag", "mots-cles");

    private static final Map<String, LeadField> BY_TITLE = new HashMap<>();

    static {
        for (LeadField field : values()) {
            BY_TITLE.put(TitledTable.folded(field.field), field);
            field.titles.forEach(title -> BY_TITLE.put(title, field));
        }
    }

    private final String field;
    private final List<String> titles;

    LeadField(String field, String... titles) {
        this.field = field;
        this.titles = List.of(titles);
    }

    /** Its name in the API and in the export of leads. */
    String field() {
        return field;
    }

    static Optional<LeadField> titled(String folded) {
        return Optional.ofNullable(BY_TITLE.get(folded));
    }

    static Optional<LeadField> named(String field) {
        return Arrays.stream(values()).filter(each -> each.field.equals(field)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(LeadField::field).toList();
    }
}
