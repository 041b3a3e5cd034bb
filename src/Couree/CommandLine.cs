using Couree.Modules.People.Stewards;
using Couree.Modules.Places.Import;
using Couree.Web;

namespace Couree;

/// <summary>`couree import …`, `couree steward …`: the commands that are not "open the doors".</summary>
internal static class CommandLine
{
    private const string Usage = """
        couree                          opens the doors (see docs/operate/configuration.md)
        couree import streets FILE      .osm.pbf, or the folder or a file of a node/edge CSV pair
        couree import addresses FILE    BAN CSV (also .gz), or CSV with voie and commune columns
        couree import places FILE       CSV with name, city, lat and lon columns, or a folder of them
        couree import territory FOLDER  all the streets, addresses and places recognised in a folder
        couree steward add EMAIL        lets someone who has an account watch over the territory (welcome structures)
        couree steward remove EMAIL     takes that role back
        """;

    /// <summary>Runs the command of the arguments; false when the house should open its doors instead.</summary>
    public static async Task<bool> Ran(WebApplication app, string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        if (words.Length == 0) return false;
        switch (words)
        {
            case ["import", var kind, var file] when ImportCommands.Kinds.Contains(kind):
                Environment.ExitCode = ImportCommands.Run(kind, file, app.Services.GetRequiredService<HouseOptions>(), Console.Out, Console.Error);
                break;
            case ["steward", "add" or "remove", var email]:
                await House.OpenStore(app, fresh: false);
                Environment.ExitCode = await StewardCommand.Run(app.Services, words[1], email, Console.Out, Console.Error);
                break;
            default:
                await Console.Error.WriteLineAsync($"couree: unknown command '{string.Join(' ', words)}'.\n{Usage}");
                Environment.ExitCode = 2;
                break;
        }
        return true;
    }
}
