package com.mdmc.crm.command.identity.link;

import java.util.function.Supplier;

/** Where users reach the CRM, without a slash at its end: what links in mails begin with. */
@FunctionalInterface
public interface PublicAddress extends Supplier<String> {}
