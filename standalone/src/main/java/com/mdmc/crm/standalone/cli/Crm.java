package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.bench.Bench;
import com.mdmc.crm.standalone.demo.Demo;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of {@code ./crm}: chooses the operator's command. */
@Command(
        name = "crm",
        description = "The MDMC CRM and its operators' commands.",
        mixinStandardHelpOptions = true,
        subcommands = {Start.class, Demo.class, Bench.class, HelpCommand.class})
public final class Crm {
    private Crm() {}

    public static void main(String[] arguments) {
        int status = new CommandLine(new Crm()).execute(arguments);
        // A command that started a server returns while the server's threads go on.
        if (status != StandaloneServer.SERVING) {
            System.exit(status);
        }
    }
}
