package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.backup.BackupCommand;
import com.mdmc.crm.standalone.cli.backup.BackupKeyCommand;
import com.mdmc.crm.standalone.cli.backup.Backups;
import com.mdmc.crm.standalone.cli.backup.RestoreCommand;
import com.mdmc.crm.standalone.cli.backup.VerifyBackup;
import com.mdmc.crm.standalone.cli.doctor.DoctorCommand;
import com.mdmc.crm.standalone.cli.kpis.ImportKpis;
import com.mdmc.crm.standalone.cli.operations.OperationsCommand;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mdmc.crm.standalone.restore.OperatorProcess;
import java.lang.reflect.Method;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** Entry point of {@code ./crm}: chooses the operator's command. */
@Command(
        name = "crm",
        description = "The MDMC CRM and its operators' commands.",
        footer = {
            "",
            "All commands end with 0 if it is done or in order, 1 if something was checked and is not in order,",
            "2 if it could not be checked or done, 3 if the command line is wrong."
        },
        subcommands = {
            Start.class,
            ImportKpis.class,
            ExportCommand.class,
            ImportCommand.class,
            RebuildCommand.class,
            SelfCheckCommand.class,
            Verify.class,
            BundleForAuditors.class,
            TamperDemo.class,
            RotateAuditKey.class,
            RotateMasterKey.class,
            RotateIndexKey.class,
            BackupCommand.class,
            Backups.class,
            VerifyBackup.class,
            RestoreCommand.class,
            BackupKeyCommand.class,
            Repair.class,
            ResetPasswordCommand.class,
            OperationsCommand.class,
            DoctorCommand.class,
            VersionCommand.class,
            WarmUp.class,
            HelpCommand.class
        })
public final class Crm {

    private Crm() {}

    public static void main(String[] arguments) {
        OperatorProcess.endWithParent();
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
                        Failures.print(failed);
                        return ExitCodes.FAILED;
                    })
                    .execute(arguments);
        } catch (Throwable failed) {
            Failures.print(failed);
            return ExitCodes.FAILED;
        }
    }

    private static CommandLine commands() {
        CommandLine crm = new CommandLine(new Crm());
        ServiceLoader.load(AddedCommand.class).forEach(crm::addSubcommand);
        equip(crm);
        return crm;
    }

    /** Help, version and exit statuses are the same everywhere. */
    private static void equip(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        // A command that is a method takes its options from its annotations alone.
        if (!(spec.userObject() instanceof HelpCommand) && !(spec.userObject() instanceof Method)) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.versionProvider(new ProgramVersion());
        spec.exitCodeOnInvalidInput(ExitCodes.USAGE);
        spec.exitCodeOnExecutionException(ExitCodes.FAILED);
        command.getSubcommands().values().forEach(Crm::equip);
    }
}
