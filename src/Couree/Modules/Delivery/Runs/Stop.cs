using System.Text.Json.Serialization;
using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Delivery;

internal enum StopState
{
    Todo,
    Doing,
    Done,
    Failed,
    Cancelled,
    /// <summary>It was cancelled, and yet it was done: neither lost nor hidden, it waits for a human.</summary>
    DoneAfterCancel,
}

/// <summary>What shows that it happened. Photos are named by the SHA-256 of their bytes, which may arrive later.</summary>
/// <param name="Name">who took it</param>
/// <param name="Code">a code said or scanned at the door</param>
/// <param name="Signature">an SVG path, or a PNG as a data URI</param>
internal sealed record Proof(string? Name = null, string? Code = null, string? Signature = null, IReadOnlyList<string>? Photos = null)
{
    [JsonIgnore]
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(Signature) && Photos is not { Count: > 0 };
}

/// <summary>One door of a run. Its rules live in <see cref="Run"/>, which sees the other doors.</summary>
internal sealed class Stop
{
    public const int SameDoorMetres = 30;

    /// <summary>What stands where a name and an address were.</summary>
    public const string Forgotten = "—";

    public StopId Id { get; init; }
    public RunId Run { get; init; }
    public int Position { get; init; }
    public StopKind Kind { get; init; }
    public required string Name { get; internal set; }
    public string? Phone { get; internal set; }
    public string? Email { get; internal set; }
    public required string Address { get; internal set; }
    public double Lat { get; internal set; }
    public double Lon { get; internal set; }
    public DateTime WindowFromAt { get; init; }
    public DateTime WindowUntilAt { get; init; }
    public string? Notes { get; internal set; }

    /// <summary>How many floors the courier climbs; null when nobody knows.</summary>
    public int? Floors { get; init; }

    /// <summary>The asker's own key for this door, such as an order's id.</summary>
    public required string Reference { get; init; }

    /// <summary>160 random bits, for drops only: whoever has it may follow this drop and nothing else, not even the run's other drops.</summary>
    public string? TrackingToken { get; internal set; }

    public StopState State { get; internal set; }
    public DateTime? StartedAt { get; internal set; }

    /// <summary>When it was done, failed or cancelled, by the clock of whoever did it; and when the house heard of it.</summary>
    public DateTime? EndedAt { get; internal set; }
    public DateTime? EndReceivedAt { get; internal set; }

    /// <summary>Why it failed or was cancelled.</summary>
    public string? Reason { get; internal set; }
    public Proof? Proof { get; internal set; }
    public string? PaidOnHandOver { get; internal set; }

    /// <summary>The fact that ended it; while it can be taken back, nobody outside is told.</summary>
    public FactId? EndedBy { get; internal set; }
    public DateTime? FirmAt { get; internal set; }

    public string? TrackingPath => TrackingToken is null ? null : "/t/" + TrackingToken;
    public GeoPoint Point => new(Lat, Lon);
    public Period Window => new(WindowFromAt, WindowUntilAt);
    public bool IsOver => State is not (StopState.Todo or StopState.Doing);
    public bool HappenedAtTheDoor => State is StopState.Done or StopState.Failed or StopState.DoneAfterCancel;

    /// <summary>Whoever lived behind this door has left Courée: what happened stays, who and where goes; about a kilometre is kept for figures.</summary>
    public void Forget()
    {
        (Name, Address) = (Forgotten, Forgotten);
        (Phone, Email, Notes, Proof, TrackingToken) = (null, null, null, null, null);
        (Lat, Lon) = (Math.Round(Lat, 2), Math.Round(Lon, 2));
    }

    /// <summary>The door of a shop stays known; whom to call there, and what they signed, does not.</summary>
    public void ForgetContact() => (Phone, Email, Notes, Proof) = (null, null, null, null);

    /// <summary>One gesture serves both: the same point to a few metres, both still to do.</summary>
    public bool IsSameDoor(Stop other) => !IsOver && !other.IsOver && Kind == other.Kind && Point.MetresTo(other.Point) <= SameDoorMetres;
}
