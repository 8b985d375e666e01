package com.mdmc.crm.command.validation;

import com.mdmc.crm.domain.validation.WebAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.apache.commons.validator.routines.UrlValidator;

/** Judges web addresses: absolute http and https ones of public hosts. */
public final class WebAddressCheck implements ConstraintValidator<WebAddress, String> {
    private static final int LONGEST = 2000;
    private static final UrlValidator ADDRESSES = new UrlValidator(new String[] {"http", "https"});

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
        return address == null || address.length() <= LONGEST && ADDRESSES.isValid(address);
    }
}
