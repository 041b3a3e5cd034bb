using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Market;

internal readonly record struct ShopWindowId(Guid Value) : IId;

/// <summary>The owner row of the places in one of a shop's windows: of fifty who want the last place, exactly one gets it.</summary>
internal sealed class ShopWindow : IVersioned
{
    public ShopWindowId Id { get; init; }
    public OrganisationId Shop { get; init; }
    public DateTime FromAt { get; init; }
    public DateTime UntilAt { get; init; }
    public int Version { get; set; }
    public List<WindowPlace> Places { get; private set; } = [];

    public Period Window => new(FromAt, UntilAt);

    /// <summary>Places left for this key: its own place, and holds whose time is over, do not count.</summary>
    public int Left(int capacity, string key, DateTime now) => capacity - Places.Count(p => p.Key != key && p.Counts(now));

    /// <summary>Takes one place: until an instant, or for good when null. The same key again moves its own place.</summary>
    public void Take(string key, int capacity, DateTime? untilAt, DateTime now)
    {
        if (Left(capacity, key, now) < 1) throw new Refusal("market.window_full");
        Places = [.. Places.Where(p => p.Key != key && p.Counts(now)), new WindowPlace(key, untilAt)];
    }

    public void Release(string key) => Places = [.. Places.Where(p => p.Key != key)];
}

/// <summary>A place taken: firm when `UntilAt` is null, otherwise freed by itself at that instant.</summary>
internal sealed record WindowPlace(string Key, DateTime? UntilAt)
{
    public bool Counts(DateTime now) => UntilAt is null || UntilAt > now;
}
