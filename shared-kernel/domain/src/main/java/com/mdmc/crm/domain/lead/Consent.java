package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person agreed to or objected to, or what else their data is kept for.
 *
 * @param purpose what the data is used for, such as {@code marketing}; one statement a purpose holds at a time
 * @param granted {@code false} once withdrawn or refused
 * @param source where it was stated, such as a form or a call
 * @param date the day it was stated
 */
public record Consent(
        @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 100)
        PersonalText purpose,

        @NotNull LegalBasis legalBasis,
        @NotNull Boolean granted,

        @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 200)
        PersonalText source,

        @NotNull LocalDate date) {

    /** What holds once something more was stated: the last statement on each purpose. */
    public static List<Consent> latest(List<Consent> before, Consent stated) {
        return Stream.concat(
                        before.stream().filter(known -> !known.purpose().equals(stated.purpose())), Stream.of(stated))
                .toList();
    }
}
