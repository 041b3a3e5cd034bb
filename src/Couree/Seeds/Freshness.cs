using System.Globalization;
using Couree.Kernel;
using Couree.Web;

namespace Couree.Seeds;

/// <summary>
/// When the village was last freshened, told in a small file beside the store: starts that follow each other find it fresh and need not ask
/// the store everything again (a third of a start). What is no instant, or comes from another day, counts for nothing.
/// </summary>
internal sealed class Freshness(HouseOptions house, Clock clock)
{
    /// <summary>Couriers freshened then still ride for an hour and a half.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private string Note => Path.Combine(house.DataFolder, house.Database.Postgres is { Length: > 0 } ? "village-postgres.txt" : "village-sqlite.txt");

    public bool Holds =>
        File.Exists(Note)
        && DateTime.TryParse(File.ReadAllText(Note), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        && at <= clock.Now && clock.Now - at < Lasts
        && DateOnly.FromDateTime(clock.Civil(at)) == clock.Today;

    public Task Begins(CancellationToken stop) => File.WriteAllTextAsync(Note, clock.Now.ToString("O", CultureInfo.InvariantCulture), stop);
}
