package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.platform.configuration.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"MDMC CRM " + BuildVersion.version()};
    }
}
