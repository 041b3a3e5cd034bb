using Couree.Modules.Places.Addresses;
using Couree.Modules.Places.Streets.Import;
using Couree.Web;

namespace Couree.Modules.Places.Import;

/// <summary>`couree import streets FILE` and `couree import addresses FILE`. A running house takes the new file into service within seconds.</summary>
internal static class ImportCommands
{
    /// <summary>0 when imported; 1 with the file, the row and the column when nothing was.</summary>
    public static int Run(string what, string file, HouseOptions house, TextWriter output, TextWriter errors)
    {
        try
        {
            if (what == "streets") StreetImport.Run(file, ImportedFiles.Streets(house), output);
            else ImportAddresses(file, house, output);
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

    private static void ImportAddresses(string file, HouseOptions house, TextWriter output)
    {
        var target = ImportedFiles.Addresses(house);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var import = AddressFile.Import(file, target);
        output.WriteLine($"{file}: {import.Imported} addresses imported of {import.Rows} rows, {import.Skipped} rows passed over.");
        foreach (var problem in import.Problems) output.WriteLine("  " + problem);
    }
}
