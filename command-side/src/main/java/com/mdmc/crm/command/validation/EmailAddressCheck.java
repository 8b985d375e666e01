package com.mdmc.crm.command.validation;

import com.mdmc.crm.domain.validation.EmailAddress;
import com.mdmc.crm.domain.validation.EmailForm;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Judges e-mail addresses: those of any domain with a dot, at most 254 characters long (RFC 5321). */
public final class EmailAddressCheck implements ConstraintValidator<EmailAddress, String> {

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
        return address == null || EmailForm.of(address).isPresent();
    }
}
