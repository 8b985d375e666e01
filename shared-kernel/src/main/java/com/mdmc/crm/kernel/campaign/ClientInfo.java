package com.mdmc.crm.kernel.campaign;

import java.time.LocalDate;
import java.util.List;

/** The artist and the song a campaign promotes; all of it is public. */
public record ClientInfo(
        String artistName, String songTitle, List<String> genre, LocalDate releaseDate, String label, String isrc) {

    public ClientInfo {
        genre = genre == null ? List.of() : List.copyOf(genre);
    }
}
