using System.Diagnostics;
using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places.Addresses;

namespace Couree.Bench;

/// <summary>
/// A million invented addresses: what importing, loading and holding them costs, and how long each keystroke of people typing
/// addresses (one in three with a slip) waits. With the shared data of Lille, the same for its real file.
/// </summary>
internal static class AddressBench
{
    const int Addresses = 1_000_000, People = 400;

    public static void Run(TextWriter output, string? sharedData)
    {
        var folder = Directory.CreateTempSubdirectory("couree-addresses");
        try
        {
            var csv = Path.Combine(folder.FullName, "ban.csv");
            using (var file = new StreamWriter(csv)) new InventedTown(1).Write(file, Addresses);
            Measure(output, csv, Path.Combine(folder.FullName, "addresses.bin"), "1 M invented addresses");
            var real = sharedData is null ? null : Path.Combine(sharedData, "data/lille/adresses/adresses_hdf_coordonnees.csv");
            if (File.Exists(real)) Measure(output, real!, Path.Combine(folder.FullName, "lille.bin"), "Lille's file");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Measure(TextWriter output, string csv, string bin, string name)
    {
        var watch = Stopwatch.StartNew();
        var rows = AddressFile.Import(csv, bin).Rows;
        var imported = watch.Elapsed;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        Settle();
        var before = GC.GetTotalMemory(true);
        var book = new AddressBook();
        watch.Restart();
        book.Load(bin);
        var loaded = watch.Elapsed;
        var held = GC.GetTotalMemory(true) - before;
        Say(output, $"{name}: {rows} rows in {book.Streets} streets, import {imported.TotalSeconds:0.0} s (the process at most {peak / 1e6:0} MB), file {new FileInfo(bin).Length / 1e6:0.0} MB, load {loaded.TotalMilliseconds:0} ms, memory {held / 1e6:0.0} MB");

        var typists = Typists(csv, rows);
        Type(book, typists.Take(20), null); // warm
        Report(output, "  a keystroke", Type(book, typists, null));
        Report(output, "  a keystroke, near a place", Type(book, typists, new GeoPoint(50.63, 3.06)));
        var found = typists.Count(typist => book.Best(typist.Text)?.Label == typist.Label);
        Say(output, $"  whole queries whose address comes first: {found} of {typists.Count} (one in three with a slip of a finger)");
        var points = typists.Select(typist => book.Best(typist.Label)!.Point).ToList();
        Report(output, "  nearest address of a point", [.. points.Select(point => Time(() => book.Reverse(point)))]);
    }

    static double[] Type(AddressBook book, IEnumerable<(string Text, string Label)> typists, GeoPoint? near) =>
        [.. from typist in typists from letters in Enumerable.Range(1, typist.Text.Length) select Time(() => book.Search(typist.Text[..letters], near, 6))];

    static List<(string Text, string Label)> Typists(string csv, int rows)
    {
        var random = new Random(7);
        var wanted = Enumerable.Range(0, People).Select(_ => random.Next(rows)).ToHashSet();
        var book = AddressFile.Read(csv).Index; // only for the labels
        return [.. wanted.Where(house => house < book.Houses).Select(house =>
        {
            var street = book.StreetOfHouse(house);
            var city = book.CityOf(street);
            var text = $"{book.House(house)} {book.StreetName(street)} {book.City(city)}".ToLower(CultureInfo.InvariantCulture);
            return (random.Next(3) == 0 ? Slip(text, random) : text, $"{book.House(house)} {book.StreetName(street)}, {book.Postcode(city)} {book.City(city)}");
        })];
    }

    static string Slip(string text, Random random)
    {
        var at = random.Next(text.Length / 2, text.Length - 1);
        if (!char.IsLetter(text[at]) || !char.IsLetter(text[at + 1])) return text;
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + (char)('a' + random.Next(26)) + text[(at + 1)..],
        };
    }

    static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static void Report(TextWriter output, string what, double[] times)
    {
        Array.Sort(times);
        Say(output, $"{what}: p50 {times[times.Length / 2]:0.00} ms, p99 {times[times.Length * 99 / 100]:0.00} ms, worst {times[^1]:0.00} ms ({times.Length} times)");
    }

    static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
