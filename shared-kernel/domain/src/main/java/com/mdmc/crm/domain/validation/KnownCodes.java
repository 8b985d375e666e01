package com.mdmc.crm.domain.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** Codes of standards the Java platform carries the lists of. */
final class KnownCodes {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private KnownCodes() {}

    public static final class Countries implements ConstraintValidator<CountryCode, String> {
        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null || COUNTRIES.contains(code);
        }
    }

    public static final class TimeZones implements ConstraintValidator<TimeZoneId, String> {
        @Override
        public boolean isValid(String id, ConstraintValidatorContext context) {
            return id == null || ZoneId.getAvailableZoneIds().contains(id);
        }
    }
}
