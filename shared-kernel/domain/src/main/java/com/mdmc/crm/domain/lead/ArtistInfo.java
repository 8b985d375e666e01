package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.validation.SingleLine;
import com.mdmc.crm.domain.validation.WebAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The artist as the public knows them.
 *
 * @param name the stage name; as with everything public of the artist, whoever sees the lead may read it
 */
@RecordBuilder
public record ArtistInfo(
        @NotNull(payload = Unwrapping.Skip.class) @Unmasked @SingleLine @Size(min = 2, max = 100)
        PersonalText name,

        @Unmasked @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 50) PersonalText> genre,
        @Unmasked @WebAddress PersonalText spotifyUrl,
        @Unmasked @WebAddress PersonalText youtubeUrl,
        @Unmasked @WebAddress PersonalText instagramUrl,
        @Unmasked @WebAddress PersonalText tiktokUrl,
        @Unmasked @WebAddress PersonalText website,
        @Unmasked @SingleLine @Size(max = 200) PersonalText label,
        @SingleLine @Size(max = 200) PersonalText manager) {

    public ArtistInfo {
        genre = genre == null ? List.of() : List.copyOf(genre);
    }

    /** The addresses of the pages that are the artist's own, as far as they are known. */
    public Stream<PersonalText> profiles() {
        return Stream.of(spotifyUrl, youtubeUrl, instagramUrl, tiktokUrl, website)
                .filter(Objects::nonNull);
    }
}
