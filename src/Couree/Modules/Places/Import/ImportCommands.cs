using Couree.Modules.Places.Addresses;
using Couree.Modules.Places.Named;
using Couree.Modules.Places.Streets.Import;
using Couree.Web;

namespace Couree.Modules.Places.Import;

/// <summary>`couree import streets|addresses|places|territory …`. A running house takes new files into service within seconds.</summary>
internal static class ImportCommands
{
    public static readonly IReadOnlyList<string> Kinds = ["streets", "addresses", "places", "territory"];

    /// <summary>0 when imported; 1 with the file, the row and the column when nothing was.</summary>
    public static int Run(string what, string file, HouseOptions house, TextWriter output, TextWriter errors)
    {
        try
        {
            switch (what)
            {
                case "streets": StreetImport.Run(file, ImportedFiles.Streets(house), output); break;
                case "addresses": Addresses([file], house, output); break;
                case "places": Places(Directory.Exists(file) ? TerritoryFolder.Files(file, PlaceFile.Recognises) : [file], house, output); break;
                default: TerritoryFolder.Import(file, house, output); break;
            }
            return 0;
        }
        catch (AddressFileError error)
        {
            errors.WriteLine($"{file}: {error.Message}");
            foreach (var problem in error.Problems) errors.WriteLine("  " + problem);
        }
        catch (Exception error) when (error is StreetImportException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
        }
        errors.WriteLine("Nothing was imported; what was in service stays.");
        return 1;
    }

    internal static void Addresses(IReadOnlyList<string> files, HouseOptions house, TextWriter output)
    {
        var import = AddressFile.Read(files);
        AddressIndexFile.Save(import.Index, ImportedFiles.Made(ImportedFiles.Addresses(house)));
        output.WriteLine($"{string.Join(", ", files)}: {import.Imported} addresses imported of {import.Rows} rows, {import.Skipped} rows passed over.");
        foreach (var problem in import.Problems) output.WriteLine("  " + problem);
    }

    internal static void Places(IReadOnlyList<string> files, HouseOptions house, TextWriter output)
    {
        // Postcodes come from the addresses already imported, when there are some.
        var addresses = new AddressBook();
        if (File.Exists(ImportedFiles.Addresses(house))) addresses.Load(ImportedFiles.Addresses(house));
        var import = PlaceFile.Read(files, addresses);
        AddressIndexFile.Save(import.Index, ImportedFiles.Made(ImportedFiles.Places(house)));
        output.WriteLine($"{string.Join(", ", files)}: {import.Imported} places imported of {import.Rows} rows, {import.Skipped} rows passed over (no name, no point, or a memorial).");
    }
}
