using Couree.Web;

namespace Couree.Outbox;

/// <summary>How long the rooms keep whom to reach about something that is over: one rule, in docs/decisions/0016-retention.md.</summary>
internal static class ContactRetention
{
    /// <summary>Rows forgotten in one round of the hourly tidying: a store that was never tidied is worked off in days, and nobody waits meanwhile.</summary>
    public const int MostAtOnce = 200;

    /// <summary>What ended before this instant is forgotten.</summary>
    public static DateTime Limit(HouseOptions house, DateTime now) => now.AddMonths(-Math.Max(1, house.ContactMonths));
}
