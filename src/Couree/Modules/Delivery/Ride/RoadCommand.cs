using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>Made by the phone (UUIDv7); it is also the id of the fact the command becomes.</summary>
internal readonly record struct CommandId(Guid Value) : IId;

/// <summary>What became of a command. Only <see cref="Applied"/> ones shape the doors.</summary>
internal enum Outcome
{
    /// <summary>It happened, and the doors say so.</summary>
    Applied,
    /// <summary>The doors already said so; what it proves is kept.</summary>
    Already,
    /// <summary>The rules say no; <see cref="RoadCommand.Code"/> says why.</summary>
    Refused,
    /// <summary>It contradicts what the house knew: kept, shown, and a person decides.</summary>
    Human,
}

/// <summary>
/// One deed as a phone told it, kept for ever under the phone's own id: told three times it is here once. Both clocks are kept:
/// when it happened on the road (corrected by the phone's offset) and when the house heard.
/// </summary>
internal sealed class RoadCommand
{
    /// <summary>How far an honest clock's estimate may be off.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    public CommandId Id { get; init; }
    public RunId Run { get; init; }
    public StopId Stop { get; init; }
    public PersonId Courier { get; init; }
    public Guid Device { get; init; }
    public long DeviceSeq { get; init; }
    public StopVerb Kind { get; init; }

    /// <summary>The house's clock, as estimated by the phone at the time, and never what cannot be: see <see cref="Possible"/>.</summary>
    public DateTime OccurredAt { get; init; }

    /// <summary>The phone's own clock, untouched.</summary>
    public DateTime ToldAt { get; init; }
    public long OffsetMs { get; init; }
    public DateTime ReceivedAt { get; init; }

    /// <summary>What the phone told could not be: the nearest instant that could stands for it.</summary>
    public bool IsClamped { get; init; }
    public string? Reason { get; init; }
    public Proof? Proof { get; set; }
    public string? PaidOnHandOver { get; init; }

    /// <summary>Which chapter of its run it belongs to: see <see cref="RoadMark"/>.</summary>
    public int Chapter { get; set; }
    public Outcome Outcome { get; set; }

    /// <summary>The refusal's code, or the words' key of what a person must decide.</summary>
    public string? Code { get; set; }

    public static RoadCommand Of(Told told, Run run, PersonId courier, Guid device, DateTime receivedAt)
    {
        var (at, isClamped) = Possible(told, run.AskedAt, receivedAt);
        return new RoadCommand
        {
            Id = new CommandId(told.Id),
            Run = run.Id,
            Stop = told.Stop,
            Courier = courier,
            Device = device,
            DeviceSeq = told.DeviceSeq,
            Kind = told.Verb ?? throw new ArgumentException("a command without a verb is refused before", nameof(told)),
            OccurredAt = at,
            ToldAt = told.OccurredAt.ToUniversalTime(),
            OffsetMs = told.OffsetMs,
            ReceivedAt = receivedAt,
            IsClamped = isClamped,
            Reason = told.Reason?.Trim() is { Length: > 0 } reason ? reason : null,
            Proof = told.Proof is { IsEmpty: false } ? told.Proof : null,
            PaidOnHandOver = told.PaidOnHandOver,
        };
    }

    /// <summary>
    /// The phone's clock plus its offset, when a deed of this run can have happened then: not before the run was asked for, not after the
    /// house heard of it, give or take the slack. Otherwise the nearest of the two. A clock that is decades wrong loses nothing: the phone's
    /// own count keeps its deeds in order, and what it told is kept as it was told.
    /// </summary>
    private static (DateTime At, bool IsClamped) Possible(Told told, DateTime askedAt, DateTime receivedAt)
    {
        // Wider than any clock and any offset: nothing a phone says can overflow.
        var ticks = (Int128)told.OccurredAt.ToUniversalTime().Ticks + (Int128)told.OffsetMs * TimeSpan.TicksPerMillisecond;
        if (ticks > (receivedAt + Slack).Ticks) return (receivedAt, true);
        if (ticks < (askedAt - Slack).Ticks) return (askedAt, true);
        return (new DateTime((long)(ticks - ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc), false);
    }

    /// <summary>The order of the road: by when it happened, and never against a phone's own count, which no clock can put wrong.</summary>
    public static IEnumerable<RoadCommand> InOrder(IEnumerable<RoadCommand> commands) => commands.GroupBy(c => c.Device).SelectMany(AsCounted)
        .OrderBy(c => c.At).ThenBy(c => c.Command.Device).ThenBy(c => c.Command.DeviceSeq).ThenBy(c => c.Command.Id.Value).Select(c => c.Command);

    private static IEnumerable<(DateTime At, RoadCommand Command)> AsCounted(IEnumerable<RoadCommand> phone)
    {
        var at = DateTime.MinValue;
        foreach (var command in phone.OrderBy(c => c.DeviceSeq).ThenBy(c => c.Id.Value))
        {
            if (command.OccurredAt > at) at = command.OccurredAt;
            yield return (at, command);
        }
    }
}

/// <summary>
/// Where the phones' news about a run begins to be reordered: the doors as they stood after the house's last own word (taken, moved,
/// cancelled, done at the board, told outside). Everything a phone tells after it is one chapter, always replayed from here in the order
/// of the road, so the order of arrival never matters.
/// </summary>
internal sealed class RoadMark
{
    public RunId Id { get; init; }
    public int Chapter { get; set; }

    /// <summary>The run's fact count after the phones' last news: a higher one means that the house has spoken since.</summary>
    public int FactCount { get; set; }
    public IReadOnlyList<DoorAsItStood> Doors { get; set; } = [];
    public string? NeedsHuman { get; set; }
    public PersonId? Courier { get; set; }
    public DateTime? TakenAt { get; set; }
}

/// <summary>One door's state, to return to.</summary>
internal sealed record DoorAsItStood(StopId Stop, StopState State, DateTime? StartedAt, DateTime? EndedAt, DateTime? EndReceivedAt, string? Reason, Proof? Proof, string? Paid, FactId? EndedBy, DateTime? FirmAt)
{
    public static DoorAsItStood Of(Stop s) => new(s.Id, s.State, s.StartedAt, s.EndedAt, s.EndReceivedAt, s.Reason, s.Proof, s.PaidOnHandOver, s.EndedBy, s.FirmAt);
}
