package com.mdmc.crm.command.validation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Telephone numbers as people write them, brought into E.164 form. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    // One numbering space: a national number of one of them is valid in no other.
    private static final List<String> FRENCH = List.of("FR", "RE", "YT", "GP", "MQ", "GF", "BL", "MF");
    private static final List<String> PACIFIC = List.of("NC", "PF", "WF", "PM");

    private PhoneNumbers() {}

    /**
     * The number in E.164 form; nothing if there is no such number.
     *
     * @param region ISO country a number without country code is read in. Within the French overseas territories people
     *     keep the number of where they come from, so those of metropolitan France and of the others are read as well
     */
    public static Optional<String> e164(String text, String region) {
        return regions(region).stream()
                .map(each -> in(text, each))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<String> regions(String region) {
        List<String> regions = new ArrayList<>(List.of(region));
        if (FRENCH.contains(region) || PACIFIC.contains(region)) {
            regions.addAll(FRENCH);
        }
        return regions;
    }

    private static Optional<String> in(String text, String region) {
        try {
            PhoneNumber number = NUMBERS.parse(text, region);
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
