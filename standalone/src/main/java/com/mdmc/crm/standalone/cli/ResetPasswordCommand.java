package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.command.identity.signin.OperatorPasswordReset;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.operator.ExitCodes;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code crm reset-password}: a new password for an account, by whoever has the data directory. */
@Command(
        name = "reset-password",
        description = {
            "Sets a new password, which is asked for, or read as one line from the input if there is no terminal.",
            "All sessions of the account end; the audit shows it. The CRM must be stopped."
        })
final class ResetPasswordCommand implements Callable<Integer> {

    // Serves nobody: it is the whole program, for as long as the command takes.
    private static final Map<String, String> ALONE =
            Map.of("server.port", "0", "server.address", "127.0.0.1", "logging.level.com.mdmc.crm", "WARN");

    @Parameters(paramLabel = "EMAIL", description = "The account's e-mail address.")
    private String email;

    @Override
    public Integer call() throws IOException {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        if (settings.sharedStore().isEmpty()) {
            settings.data().requireStore();
        }
        String password = password();
        try (StandaloneServer server = StandaloneServer.start(settings.with(ALONE), null)) {
            server.context().getBean(OperatorPasswordReset.class).reset(email, password);
            System.out.println("The password of " + email + " is replaced.");
            return ExitCodes.OK;
        } catch (Rejection refused) {
            String why = refused.errors().isEmpty()
                    ? refused.code()
                    : refused.errors().get(0).code();
            throw new IllegalStateException("The password of " + email + " is not replaced: " + why + ".");
        }
    }

    private static String password() throws IOException {
        Console console = System.console();
        if (console == null) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw new IllegalArgumentException("No password was given: type it, or send it as one line.");
            }
            return line;
        }
        char[] first = console.readPassword("New password: ");
        char[] second = console.readPassword("Once more: ");
        if (!Arrays.equals(first, second)) {
            throw new IllegalArgumentException("The two passwords differ.");
        }
        return new String(first);
    }
}
