using System.Globalization;
using Couree.Tests.Proofs;

namespace Couree.Bench;

/// <summary>A phone comes out of a tunnel with 50 commands: on a usual day's round, and on one of more doors than anybody rides.</summary>
internal static class SyncBench
{
    public const int UsualDoors = 20, ManyDoors = 150;
    private const int Batches = 6;

    public static readonly string Usual = $"courier sync, 50 commands, {UsualDoors} doors", Many = $"courier sync, 50 commands, {ManyDoors} doors";

    /// <summary>Alone, on the machine as it is.</summary>
    public static async Task Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("couree-bench-").FullName;
        try
        {
            await using var server = ServerProcess.Start(folder, ServerProcess.FreePort(), environment: [("Couree__PasswordIterations", "1000"), ("Couree__StrictPerMinute", "100000"), WebVillage.AtNoon]);
            await server.Answers("/");
            output.WriteLine("| what | p50 ms | worst ms | processor ms a batch |");
            output.WriteLine("|---|---:|---:|---:|");
            foreach (var (name, rate, worked) in await Measure(server.Address, () => server.Worked))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {rate.P50:0.0} | {rate.P99:0.0} | {worked.TotalMilliseconds:0.0} |"));
            output.WriteLine();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// One batch after the other, as one phone sends them. Manon's long round wakes the path up first, and its last batches are measured.
    /// </summary>
    /// <param name="worked">the server's processor time so far: what it took, however crowded the machine is</param>
    public static async Task<IReadOnlyList<(string Name, Rate Rate, TimeSpan Worked)>> Measure(Uri address, Func<TimeSpan> worked)
    {
        var village = new WebVillage(address);
        var (manon, manons) = await village.SignIn("manon");
        var many = await village.Batches(manon, manons, ManyDoors, Batches);
        var usual = new List<byte[]>();
        foreach (var name in new[] { "tom", "yasmine" })
        {
            var (phone, cookie) = await village.SignIn(name);
            usual.AddRange(await village.Batches(phone, cookie, UsualDoors, 1));
        }
        Load.OneByOne(address, many[..(Batches / 2)]);
        // The same news again is answered from what it became: it changes nothing, and lets the compiler finish.
        for (var again = 0; again < 12; again++) Load.OneByOne(address, many[..(Batches / 2)]);
        return [Weigh(Usual, usual), Weigh(Many, many[(Batches / 2)..])];

        (string, Rate, TimeSpan) Weigh(string name, List<byte[]> batches)
        {
            var before = worked();
            var rate = Load.OneByOne(address, batches);
            return (name, rate, (worked() - before) / batches.Count);
        }
    }
}
