package com.mdmc.crm.command.validation;

import com.mdmc.crm.domain.validation.PhoneNumber;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Judges telephone numbers: only those in E.164 form that exist in the numbering plan of their country. */
public final class PhoneNumberCheck implements ConstraintValidator<PhoneNumber, String> {
    @Override
    public boolean isValid(String number, ConstraintValidatorContext context) {
        return number == null
                || PhoneNumbers.e164(number, "ZZ").filter(number::equals).isPresent();
    }
}
