package ai.modular.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command line printed, and its exit code. */
public record PlanRun(int code, String out, String err) {

    public static PlanRun of(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new PlanRun(code, out.toString(), err.toString());
    }
}
