package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.validation.SingleLine;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * The artist and the song a campaign promotes; all of it is public, and tells who the client is.
 *
 * @param isrc International Standard Recording Code {@code CC XXX YY NNNNN}, with or without spaces or hyphens
 */
@RecordBuilder
public record ClientInfo(
        @Unmasked @SingleLine @Size(max = 200) PersonalText artistName,
        @Unmasked @SingleLine @Size(max = 200) PersonalText songTitle,
        @Unmasked @Size(max = 50) List<@NotBlank @Size(max = 100) PersonalText> genre,
        LocalDate releaseDate,
        @Unmasked @SingleLine @Size(max = 200) PersonalText label,
        @Unmasked @Pattern(regexp = ISRC) PersonalText isrc) {
    private static final String ISRC = "[A-Z]{2}[ -]?[A-Z0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{5}";

    /** Nothing is known yet. */
    public static ClientInfo unknown() {
        return ClientInfoBuilder.builder().build();
    }

    public ClientInfo {
        genre = genre == null ? List.of() : List.copyOf(genre);
    }
}
