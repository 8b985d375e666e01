package com.mdmc.crm.command.validation;

import com.mdmc.crm.domain.validation.EmailAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.apache.commons.validator.routines.EmailValidator;

/** Judges e-mail addresses: those of a public domain, at most 254 characters long (RFC 5321). */
public final class EmailAddressCheck implements ConstraintValidator<EmailAddress, String> {
    private static final int LONGEST = 254;

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
        return address == null
                || address.length() <= LONGEST && EmailValidator.getInstance().isValid(address);
    }
}
