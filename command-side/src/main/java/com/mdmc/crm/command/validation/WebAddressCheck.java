package com.mdmc.crm.command.validation;

import com.mdmc.crm.domain.validation.WebAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges web addresses: absolute http and https ones of a host with a dot, without user information; {@code
 * https://bank.fr@evil.fr} would show one host and lead to the other.
 */
public final class WebAddressCheck implements ConstraintValidator<WebAddress, String> {
    private static final int LONGEST = 2000;
    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#@\\\\:\\s]+)(:\\d{1,5})?([/?#].*)?");
    private static final Pattern HOST =
            Pattern.compile("(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?");

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
        return address == null || address.length() <= LONGEST && isWebAddress(address);
    }

    private static boolean isWebAddress(String address) {
        Matcher parts = PARTS.matcher(address);
        if (!parts.matches()) {
            return false;
        }
        try {
            String host = IDN.toASCII(parts.group(2), IDN.ALLOW_UNASSIGNED);
            String rest = parts.group(4) == null ? "" : parts.group(4);
            URI parsed = new URI("https://" + host + rest);
            return HOST.matcher(host).matches() && isPort(parts.group(3)) && parsed.getRawUserInfo() == null;
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isPort(String port) {
        int number = port == null ? 443 : Integer.parseInt(port.substring(1));
        return number > 0 && number <= 65_535;
    }
}
