package com.mdmc.crm.domain.validation;

import com.mdmc.crm.domain.PersonalText;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on a personal text judge the text itself while it is clear; an encrypted one was judged before. */
@UnwrapByDefault
public final class PersonalTextContent implements ValueExtractor<@ExtractedValue(type = String.class) PersonalText> {
    @Override
    public void extractValues(PersonalText text, ValueReceiver receiver) {
        if (!text.isEncrypted()) {
            receiver.value(null, text.text());
        }
    }
}
