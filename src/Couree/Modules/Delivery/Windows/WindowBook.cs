using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal readonly record struct WindowBookId(Guid Value) : IId;
internal readonly record struct WindowHoldId(Guid Value) : IId;

/// <summary>The places of one window of one co-op: the row that guards them, so that two baskets cannot take the last one.</summary>
internal sealed class WindowBook : IVersioned
{
    private readonly List<WindowHold> _holds = [];

    public WindowBookId Id { get; init; }
    public OrganisationId Couriers { get; init; }
    public DateTime FromAt { get; init; }
    public DateTime UntilAt { get; init; }
    public IReadOnlyList<WindowHold> Holds => _holds;

    /// <summary>Counts what was taken and freed, so that a change of the holds alone raises the version.</summary>
    public int Changes { get; private set; }
    public int Version { get; set; }

    public int TakenAt(DateTime now) => _holds.Count(h => h.IsLive(now));

    /// <summary>Takes a place under a key until an instant; the same key again only prolongs. Refused delivery.window_full.</summary>
    public void Hold(WindowHoldId id, string key, DateTime until, int capacity, DateTime now)
    {
        var mine = _holds.SingleOrDefault(h => h.Key == key);
        if ((mine is null || !mine.IsLive(now)) && TakenAt(now) >= capacity) throw new Refusal("delivery.window_full");
        if (mine is null) _holds.Add(new WindowHold { Id = id, Book = Id, Key = key, UntilAt = until });
        else mine.UntilAt = until;
        Changes++;
    }

    /// <summary>A hold becomes firm: it no longer expires. One that expired meanwhile takes its place again, if there is one. Refused delivery.window_full.</summary>
    public void Firm(string key, int capacity, DateTime now)
    {
        var mine = _holds.Single(h => h.Key == key);
        if (!mine.IsLive(now) && TakenAt(now) >= capacity) throw new Refusal("delivery.window_full");
        mine.UntilAt = null;
        Changes++;
    }

    public void Release(string key)
    {
        _holds.RemoveAll(h => h.Key == key);
        Changes++;
    }
}

/// <summary>One place taken: until an instant, or for good when that is null.</summary>
internal sealed class WindowHold
{
    public WindowHoldId Id { get; init; }
    public WindowBookId Book { get; init; }
    public required string Key { get; init; }
    public DateTime? UntilAt { get; internal set; }

    public bool IsLive(DateTime now) => UntilAt is null || UntilAt > now;
}
