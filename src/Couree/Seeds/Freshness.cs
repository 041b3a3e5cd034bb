using System.Globalization;
using Couree.Kernel;
using Couree.Web;

namespace Couree.Seeds;

/// <summary>
/// When the village was last freshened, told in a small file beside the store: starts that follow each other find it fresh and need not ask
/// the store everything again (a third of a start). What cannot be read, or comes from another hour, counts for nothing.
/// </summary>
internal sealed class Freshness(HouseOptions house, Clock clock)
{
    /// <summary>Couriers freshened then still ride for an hour and a half.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private string File => Path.Combine(house.DataFolder, house.Database.Postgres is { Length: > 0 } ? "village-postgres.txt" : "village-sqlite.txt");

    public bool Holds =>
        Path.Exists(File)
        && DateTime.TryParse(System.IO.File.ReadAllText(File), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        && at <= clock.Now && clock.Now - at < Lasts
        && DateOnly.FromDateTime(clock.Civil(at)) == clock.Today;

    public Task Begins(CancellationToken stop) => System.IO.File.WriteAllTextAsync(File, clock.Now.ToString("O", CultureInfo.InvariantCulture), stop);
}
