/** {@code crm doctor}: checks an installation and says what is wrong and what cures it. */
package com.mdmc.crm.standalone.cli.doctor;
