package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.SingleLine;
import com.mdmc.crm.domain.validation.WebAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The artist as the public knows them.
 *
 * @param name the stage name; public, so it stays readable
 * @param manager a person's name, so it is encrypted
 */
@RecordBuilder
public record ArtistInfo(
        @NotNull @SingleLine @Size(min = 2, max = 100) String name,
        @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 50) String> genre,
        @WebAddress String spotifyUrl,
        @WebAddress String youtubeUrl,
        @WebAddress String instagramUrl,
        @WebAddress String tiktokUrl,
        @WebAddress String website,
        @SingleLine @Size(max = 200) String label,
        @SingleLine @Size(max = 200) PersonalText manager) {

    public ArtistInfo {
        name = name == null ? null : name.strip();
        genre = genre == null ? List.of() : List.copyOf(genre);
    }
}
