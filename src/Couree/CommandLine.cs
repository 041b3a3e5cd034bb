namespace Couree;

/// <summary>`couree import …` and the other commands that are not "serve".</summary>
internal static class CommandLine
{
    /// <summary>Runs the command of the arguments; false when the house should open its doors instead.</summary>
    public static Task<bool> Ran(WebApplication app, string[] args)
    {
        var verbs = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        return Task.FromResult(verbs.Length > 0 && Unknown(verbs));
    }

    private static bool Unknown(string[] verbs)
    {
        Console.Error.WriteLine($"couree: unknown command '{string.Join(' ', verbs)}'. Commands: import streets FILE, import addresses FILE; without a command the house opens its doors.");
        Environment.ExitCode = 2;
        return true;
    }
}
