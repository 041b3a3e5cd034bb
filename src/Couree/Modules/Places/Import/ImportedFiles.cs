using System.Reflection;
using Couree.Modules.Places.Addresses;
using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Import;
using Couree.Web;

namespace Couree.Modules.Places.Import;

/// <summary>Where imported streets and addresses lie, and how they come into service: at start, and again whenever an import replaced them.</summary>
internal sealed class ImportedFiles(HouseOptions house, LiveStreets streets, AddressBook addresses, IHostEnvironment environment) : IPrepare
{
    private (DateTime, long) _addressesSeen;
    private (DateTime, long) _placesSeen;

    public static string Streets(HouseOptions house) => house.In("places", "streets.bin");

    public static string Addresses(HouseOptions house) => house.In("places", "addresses.bin");

    public static string Places(HouseOptions house) => house.In("places", "places.bin");

    /// <summary>The same file, its folder made.</summary>
    public static string Made(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    public Task Prepare(CancellationToken stop)
    {
        if (environment.IsEnvironment("Demo")) PlantVillageFiles();
        streets.Watch(Streets(house));
        streets.Reload();
        ReloadAddresses();
        return Task.CompletedTask;
    }

    /// <summary>True when other addresses or places came into service.</summary>
    public bool ReloadAddresses()
    {
        var others = IsOther(Addresses(house), ref _addressesSeen);
        if (others) addresses.Load(Addresses(house));
        if (!IsOther(Places(house), ref _placesSeen)) return others;
        addresses.LoadPlaces(Places(house));
        return true;
    }

    private static bool IsOther(string path, ref (DateTime, long) seen)
    {
        var file = new FileInfo(path);
        if (!file.Exists || seen == (file.LastWriteTimeUtc, file.Length)) return false;
        seen = (file.LastWriteTimeUtc, file.Length);
        return true;
    }

    /// <summary>The demo works with nothing but the clone: hand-written streets and the addresses along them, until real ones are imported.</summary>
    private void PlantVillageFiles()
    {
        if (!File.Exists(Streets(house))) Unpack("village-streets.csv", source => StreetImport.Run(source, Streets(house), TextWriter.Null));
        if (!File.Exists(Addresses(house))) Unpack("village-addresses.csv", source => AddressFile.Import(source, Addresses(house)));
    }

    private void Unpack(string seed, Action<string> import)
    {
        var copy = house.In("places", seed);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        using (var from = Assembly.GetExecutingAssembly().GetManifestResourceStream("Seeds/" + seed)!)
        using (var to = File.Create(copy)) from.CopyTo(to);
        import(copy);
        File.Delete(copy);
    }
}

/// <summary>Looks every few seconds whether an import wrote other addresses.</summary>
internal sealed partial class AddressesWatch(ImportedFiles files, TimeProvider time, ILogger<AddressesWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (files.ReloadAddresses()) Served();
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                Refused(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Other addresses or places are in service")]
    private partial void Served();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The new address or place file was refused; the former ones stay in service")]
    private partial void Refused(Exception failure);
}
