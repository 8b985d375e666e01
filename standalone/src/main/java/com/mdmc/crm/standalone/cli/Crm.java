package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.NoStoreException;
import com.mdmc.crm.embeddedstore.StoreInUseException;
import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.kpis.ImportKpis;
import com.mongodb.MongoTimeoutException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of {@code ./crm}: chooses the operator's command. */
@Command(
        name = "crm",
        description = "The MDMC CRM and its operators' commands.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Start.class,
            ImportKpis.class,
            Export.class,
            Import.class,
            Rebuild.class,
            SelfCheckCommand.class,
            Verify.class,
            BundleForAuditors.class,
            TamperDemo.class,
            RotateAuditKey.class,
            WarmUp.class,
            HelpCommand.class
        })
public final class Crm {
    private static final List<Class<? extends Throwable>> OPERATORS_BUSINESS = List.of(
            BadSettingException.class,
            MongoTimeoutException.class,
            StoreInUseException.class,
            NoStoreException.class,
            PortInUseException.class,
            FileSystemException.class);

    private Crm() {}

    public static void main(String[] arguments) {
        Warnings.only();
        int status = run(arguments);
        // A command that started a server returns while the server's threads go on.
        if (status != StandaloneServer.SERVING) {
            System.exit(status);
        }
    }

    // Whatever fails ends the process, although a half-started server's threads would keep it alive.
    private static int run(String[] arguments) {
        try {
            return commands()
                    .setExecutionExceptionHandler((failed, command, parsed) -> {
                        explain(failed);
                        return command.getCommandSpec().exitCodeOnExecutionException();
                    })
                    .execute(arguments);
        } catch (Throwable failed) {
            explain(failed);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static CommandLine commands() {
        CommandLine crm = new CommandLine(new Crm());
        ServiceLoader.load(AddedCommand.class).forEach(crm::addSubcommand);
        return crm;
    }

    private static void explain(Throwable failed) {
        explanation(failed).ifPresentOrElse(reason -> System.err.println("crm: " + reason), failed::printStackTrace);
    }

    /** The cause that an operator can do something about. */
    private static Optional<String> explanation(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(cause -> OPERATORS_BUSINESS.stream().anyMatch(kind -> kind.isInstance(cause)))
                .map(cause -> cause instanceof FileSystemException ? cause.toString() : cause.getMessage())
                .findFirst();
    }
}
