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

    public static string Streets(HouseOptions house) => house.In("places", "streets.bin");

    public static string Addresses(HouseOptions house) => house.In("places", "addresses.bin");

    public Task Prepare(CancellationToken stop)
    {
        if (environment.IsEnvironment("Demo")) PlantVillageFiles();
        streets.Watch(Streets(house));
        streets.Reload();
        ReloadAddresses();
        return Task.CompletedTask;
    }

    /// <summary>True when another address file came into service.</summary>
    public bool ReloadAddresses()
    {
        var file = new FileInfo(Addresses(house));
        if (!file.Exists || _addressesSeen == (file.LastWriteTimeUtc, file.Length)) return false;
        _addressesSeen = (file.LastWriteTimeUtc, file.Length);
        addresses.Load(file.FullName);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Other addresses are in service")]
    private partial void Served();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The new address file was refused; the former addresses stay in service")]
    private partial void Refused(Exception failure);
}
