using Couree.Modules.Places.Addresses;
using Couree.Modules.Places.Named;
using Couree.Modules.Places.Streets.Import;
using Couree.Web;

namespace Couree.Modules.Places.Import;

/// <summary>
/// `couree import territory FOLDER`: a whole territory in one command. Each file of the folder and of those inside it is recognised by its
/// name or its header – streets, addresses, places – and the rest is passed over.
/// </summary>
internal static class TerritoryFolder
{
    public static void Import(string folder, HouseOptions house, TextWriter output)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{folder}: this folder does not exist. Check the path.");
        var streets = Files(folder, file => file.EndsWith(".osm.pbf", StringComparison.OrdinalIgnoreCase) || CsvPair.Recognises(file) || IsHandWritten(file));
        var addresses = Files(folder, AddressFile.Recognises);
        var places = Files(folder, PlaceFile.Recognises).Except(addresses).ToList();
        if (streets.Count + addresses.Count + places.Count == 0) throw new DirectoryNotFoundException($"{folder}: no streets, addresses or places were recognised in it.");
        // A full extract says more than a pair of tables.
        if (streets.OrderByDescending(file => file.EndsWith(".pbf", StringComparison.OrdinalIgnoreCase)).FirstOrDefault() is { } chosen) StreetImport.Run(chosen, ImportedFiles.Streets(house), output);
        else output.WriteLine($"{folder}: no streets in it; those in service stay.");
        if (addresses.Count > 0) ImportCommands.Addresses(addresses, house, output);
        else output.WriteLine($"{folder}: no addresses in it; those in service stay.");
        if (places.Count > 0) ImportCommands.Places(places, house, output);
        else output.WriteLine($"{folder}: no places in it; those in service stay.");
    }

    /// <summary>The files that are recognised, in the order of their names.</summary>
    public static IReadOnlyList<string> Files(string folder, Func<string, bool> recognises) =>
        [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Where(recognises).Order(StringComparer.Ordinal)];

    private static bool IsHandWritten(string file) => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && HandWritten.Recognises(file);
}
