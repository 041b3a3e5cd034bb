using Couree.Kernel;
using Couree.Modules.Organisations;

namespace Couree.Modules.Delivery.Board;

/// <summary>What the shared board shows, read in one go.</summary>
internal sealed record BoardView(
    OrganisationCard Couriers,
    Actor Who,
    DateTime Now,
    bool MayAct,
    string? OnDuty,
    bool DutyIsMine,
    string Search,
    IReadOnlyList<WaitingCard> Waiting,
    IReadOnlyList<WaitingCard> Later,
    IReadOnlyList<ColumnCard> Columns,
    IReadOnlyList<DoubtCard> Doubts,
    IReadOnlyList<NewsCard> News,
    Refusal? Refused)
{
    /// <summary>What the desk was asked last; null when nothing today.</summary>
    public AskCard? Ask { get; init; }

    /// <summary>Taken on an earlier day and never finished: still somebody's, and nobody's column shows it.</summary>
    public IReadOnlyList<LeftCard> Left { get; init; } = [];

    /// <summary>Runs that have called the duty: said aloud when their number grows.</summary>
    public int Calls => Waiting.Count(w => w.Called);

    public string Root => $"/delivery/{Couriers.Slug}";

    public string Query => Search.Length == 0 ? "" : "?q=" + Uri.EscapeDataString(Search);
}

/// <summary>A run nobody has taken, with what it would cost to whom.</summary>
internal sealed record WaitingCard(RunId Id, string Sender, IReadOnlyList<DoorLine> Doors, DateTime FromAt, DateTime UntilAt, Packages Packages, Money Fee,
    bool Called, int WaitsMinutes, string? Sentence, string? Mine, IReadOnlyList<OfferLine> Offers);

internal sealed record DoorLine(StopKind Kind, string Name, string Address, string? Notes);

/// <param name="Say">"+4 min", or why not</param>
internal sealed record OfferLine(PersonId Courier, string Name, bool Fits, string Say);

/// <summary>One courier's column: their bike, their round.</summary>
internal sealed record ColumnCard(PersonId Courier, string Name, bool IsMe, bool OnDuty, DateTime FromAt, DateTime UntilAt, int MostGrams, int CapacityGrams, bool HasColdBox,
    DateTime? EndsAt, int Metres, int StopsLeft, IReadOnlyList<StopCard> Stops);

/// <param name="Together">the stops of this courier that one gesture here would finish, this one first; alone when only itself</param>
internal sealed record StopCard(StopId Id, RunId Run, StopKind Kind, StopState State, string Name, string Address, string? Phone, string? Notes, DateTime? ExpectedAt, DateTime? EndedAt, DateTime UntilAt,
    bool IsLate, bool CanUp, bool CanDown, bool CanUndo, bool RunIsMovable, IReadOnlyList<StopId> Together);

/// <summary>A run that a person must decide about.</summary>
internal sealed record DoubtCard(RunId Id, string Why, string Sender, string Doors, string? Courier);

/// <param name="IsMovable">nothing of it is on the bike</param>
internal sealed record LeftCard(RunId Id, string Sender, string Doors, string Courier, DateOnly Day, bool IsMovable);

/// <summary>What just happened, newest first.</summary>
internal sealed record NewsCard(DateTime At, string Sentence);
