using Couree.Modules.Places.Import;
using Couree.Web;

namespace Couree;

/// <summary>`couree import …`: the commands that are not "open the doors".</summary>
internal static class CommandLine
{
    private const string Usage = """
        couree                          opens the doors (see docs/operate/configuration.md)
        couree import streets FILE      .osm.pbf, or the folder or a file of a node/edge CSV pair
        couree import addresses FILE    BAN CSV (also .gz), or CSV with voie and commune columns
        """;

    /// <summary>Runs the command of the arguments; false when the house should open its doors instead.</summary>
    public static bool Ran(WebApplication app, string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        if (words.Length == 0) return false;
        if (words is ["import", "streets" or "addresses", var file])
            Environment.ExitCode = ImportCommands.Run(words[1], file, app.Services.GetRequiredService<HouseOptions>(), Console.Out, Console.Error);
        else
        {
            Console.Error.WriteLine($"couree: unknown command '{string.Join(' ', words)}'.\n{Usage}");
            Environment.ExitCode = 2;
        }
        return true;
    }
}
