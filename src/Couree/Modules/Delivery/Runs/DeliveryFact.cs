using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>Made by the house, or by the courier's phone: then it is the command's id, and the same command again changes nothing.</summary>
internal readonly record struct FactId(Guid Value) : IId;

internal enum FactKind
{
    RunAsked, RunTaken, RunGivenBack, RunMoved, RunCancelled, RunSettled,
    StopStarted, StopDone, StopFailed, StopUndone, StopReopened, StopCancelled,
}

/// <summary>One line of the journal: what happened, who says so, when it happened and when the house heard. Written once, never changed.</summary>
internal sealed class DeliveryFact
{
    public FactId Id { get; init; }
    public RunId Run { get; init; }

    /// <summary>1, 2, 3… within the run; unique, so that two facts cannot take the same turn.</summary>
    public int Sequence { get; init; }
    public StopId? Stop { get; init; }
    public FactKind Kind { get; init; }

    /// <summary>Null: the house itself, or the shop's order.</summary>
    public PersonId? Author { get; init; }

    /// <summary>Whom a run went to, when it is about that.</summary>
    public PersonId? Courier { get; init; }
    public DateTime OccurredAt { get; init; }
    public DateTime ReceivedAt { get; init; }
    public string? Reason { get; init; }
    /// <summary>Goes when the recipient leaves Courée; the line itself stays.</summary>
    public Proof? Proof { get; internal set; }
    public string? PaidOnHandOver { get; init; }
}

/// <summary>Who does something to a run, when it happened by their clock, and when the house hears of it.</summary>
internal sealed record Deed(FactId Fact, PersonId? Author, DateTime OccurredAt, DateTime ReceivedAt)
{
    public static Deed Now(Actor who, Clock clock) => new(Kernel.Id.New<FactId>(clock), who.Person, clock.Now, clock.Now);
}
