package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.PersonalText;
import java.util.List;

/**
 * The artist as the public knows them.
 *
 * @param name the stage name; public, so it stays readable
 * @param manager a person's name, so it is sealed
 */
public record ArtistInfo(
        String name,
        List<String> genre,
        String spotifyUrl,
        String youtubeUrl,
        String instagramUrl,
        String tiktokUrl,
        String website,
        String label,
        PersonalText manager) {

    public ArtistInfo {
        genre = genre == null ? List.of() : List.copyOf(genre);
    }
}
