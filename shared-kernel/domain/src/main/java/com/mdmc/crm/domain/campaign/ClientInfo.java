package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.validation.SingleLine;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * The artist and the song a campaign promotes; all of it is public.
 *
 * @param isrc International Standard Recording Code {@code CC XXX YY NNNNN}, with or without spaces or hyphens
 */
@RecordBuilder
public record ClientInfo(
        @SingleLine @Size(max = 200) String artistName,
        @SingleLine @Size(max = 200) String songTitle,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> genre,
        LocalDate releaseDate,
        @SingleLine @Size(max = 200) String label,
        @Pattern(regexp = ISRC) String isrc) {
    private static final String ISRC = "[A-Z]{2}[ -]?[A-Z0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{5}";

    /** Nothing is known yet. */
    public static ClientInfo unknown() {
        return ClientInfoBuilder.builder().build();
    }

    public ClientInfo {
        genre = genre == null ? List.of() : List.copyOf(genre);
    }
}
