package io.plimsoll.cli;

import io.plimsoll.market.InputRejectedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Results go to stdout, progress and messages to stderr. */
@Command(
        name = "plimsoll",
        description = "Decides by how much an initial margin should be raised or lowered today.",
        mixinStandardHelpOptions = true,
        version = "plimsoll 0.1.0",
        subcommands = {
            DemoCommand.class,
            StudyCommand.class,
            TuneCommand.class,
            SurfaceCommand.class,
            MarginCommand.class,
            ModelCommand.class,
            DataCommand.class,
            SqlCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed (a bug, or a machine that cannot do it)",
            "2:wrong usage",
            "3:input rejected, or no room for the output; the message says which file, line, rule and value",
            "4:a check found errors; they are printed",
            "130:interrupted; nothing half-written is left"
        },
        footer = {"", "Start with: plimsoll demo"})
public final class Plimsoll {

    private static final int FAILED = 1;
    private static final int REJECTED = 3;

    private Plimsoll() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line and gives its exit code. */
    public static int run(String... args) {
        return new CommandLine(new Plimsoll())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Plimsoll::failed)
                .execute(args);
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof InputRejectedException) {
            err.println("plimsoll: " + e.getMessage());
            return REJECTED;
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        err.println("plimsoll: failed; please report this with the lines below");
        err.print(trace);
        err.flush();
        return FAILED;
    }
}
