using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Delivery;

public readonly record struct RunId(Guid Value) : IId;
public readonly record struct StopId(Guid Value) : IId;
public readonly record struct TariffVersionId(Guid Value) : IId;

public enum StopKind { Pickup, Drop }

/// <summary>One stop asked for. The window is half-open UTC. `Reference` is the asker's own key (an order id).</summary>
/// <param name="Email">whom the house shall write to about a drop; null when nobody, or when the asker writes itself</param>
/// <param name="Floors">how many to climb by foot; null when nobody knows</param>
public sealed record AskedStop(StopKind Kind, string Name, string? Phone, string? Email, string Address, GeoPoint Point, Period Window, string? Notes, string Reference, int? Floors = null);

/// <summary>All packages of a run: count, total grams and litres, and whether anything must stay cold.</summary>
/// <param name="LongestMinutes">how long it may be on the bike (soup); null: as long as it takes</param>
public sealed record Packages(int Count, int Grams, int Litres, bool Cold, int? LongestMinutes = null);

/// <summary>A run to carry: pick-ups before drops. `Sender` pays or passes on the fee; null sender is not possible.</summary>
public sealed record AskedRun(OrganisationId Couriers, OrganisationId Sender, IReadOnlyList<AskedStop> Stops, Packages Packages, string Reference, string Language);

/// <summary>One matched tariff rule: its words' key, its facts, its amount.</summary>
public sealed record QuoteLine(string Rule, IReadOnlyDictionary<string, object?> Facts, Money Amount);

/// <summary>A price that will hold: the tariff version that gave it and every rule matched; lines sum to the fee (tax included).</summary>
public sealed record Quote(TariffVersionId Tariff, Money Fee, int VatBasisPoints, IReadOnlyList<QuoteLine> Lines, int Metres, int Seconds, bool IsEstimate);

/// <summary>A window in which the couriers can bring something, and how many places are left in it.</summary>
/// <param name="Leaves">goods that leave at its beginning are at the last door when the window opens, at its end just before it closes</param>
public sealed record DeliveryWindow(Period Window, int Left, Period Leaves);

/// <summary>Where a run stands, for whoever asked for it.</summary>
/// <param name="TrackingPaths">by the drop's reference: each recipient's own page</param>
public sealed record RunProgress(RunId Run, string Reference, string State, string? CourierName, DateTime? ExpectedAt, IReadOnlyDictionary<string, string> TrackingPaths, bool NeedsHuman);

public interface IDelivery
{
    /// <summary>Prices a run by the tariff in force. Changes nothing. Refusals: delivery.too_far, delivery.no_tariff, delivery.too_heavy.</summary>
    Task<Quote> Quote(AskedRun run, CancellationToken stop = default);

    /// <summary>
    /// The windows between two instants in which couriers are on shift with places left, given when the goods can leave
    /// (`readyIn` after now, and inside the pick-up's opening periods) and the ride from the pick-ups to the last drop; a place for each drop.
    /// </summary>
    Task<IReadOnlyList<DeliveryWindow>> Windows(OrganisationId couriers, IReadOnlyList<GeoPoint> pickups, IReadOnlyList<GeoPoint> drops, DateTime readyAt, DateTime untilAt, CancellationToken stop = default);

    /// <summary>Takes a place in a window under a key until an instant, in the caller's transaction; a second hold with the key moves it. Refused delivery.window_full.</summary>
    Task HoldWindow(OrganisationId couriers, Period window, string key, DateTime until, CancellationToken stop = default);
    Task ReleaseWindow(string key, CancellationToken stop = default);

    /// <summary>Asks for a run in the caller's transaction at the quoted price; the windows held under `run.Reference` or its drops' references become firm.</summary>
    Task<RunId> Request(AskedRun run, Quote quote, CancellationToken stop = default);

    /// <summary>Takes one pick-up out (a shop refused); the last one out cancels the run. A stop already done stays and waits for a human.</summary>
    Task Withdraw(string reference, string pickupReference, string reason, CancellationToken stop = default);

    Task Cancel(Actor who, string reference, string reason, CancellationToken stop = default);

    /// <summary>The recipients of these runs have left Courée: names, doors, phones, notes, proofs and their photos go; the journal, the fee and the hours stay.</summary>
    Task Forget(IReadOnlyCollection<string> references, CancellationToken stop = default);

    Task<IReadOnlyDictionary<string, RunProgress>> Progress(IReadOnlyCollection<string> references, CancellationToken stop = default);
}

/// <summary>Implemented uphill by whoever sells what is carried: what the courier must collect at the door, by the drop's reference. Absent: nothing to collect.</summary>
public interface IHandOver
{
    Task<IReadOnlyDictionary<string, Money>> ToCollect(IReadOnlyCollection<string> references, CancellationToken stop = default);
}

public sealed record RunTaken(RunId Run, string Reference, PersonId Courier) : IEvent;
public sealed record ParcelPickedUp(RunId Run, string Reference, string StopReference, DateTime OccurredAt) : IEvent;
/// <param name="PaidOnHandOver">what the courier took at the door ("cash", "card", "cheque"), null when nothing</param>
public sealed record ParcelDelivered(RunId Run, string Reference, string StopReference, DateTime OccurredAt, string? PaidOnHandOver) : IEvent;
public sealed record StopFailed(RunId Run, string Reference, string StopReference, string Reason, DateTime OccurredAt) : IEvent;
public sealed record RunCancelled(RunId Run, string Reference, string Reason) : IEvent;
/// <summary>A fact from the road contradicts the house (delivered after a cancellation): a person must decide.</summary>
/// <param name="Sender">the structure that asked for it</param>
/// <param name="Why">a words' key</param>
public sealed record RunNeedsHuman(RunId Run, string Reference, string Why, OrganisationId Sender) : IEvent;
/// <summary>Whom to write to about a drop, and what a letter may say. The window is half-open UTC.</summary>
public sealed record RecipientMail(StopId Drop, OrganisationId Sender, string Name, string Email, string Language, Period Window, string TrackingPath);
/// <summary>The first parcel for this drop has left, and can no longer be taken back.</summary>
public sealed record DropOnItsWay(RecipientMail Mail) : IEvent;
public sealed record DropDelivered(RecipientMail Mail, DateTime OccurredAt) : IEvent;
/// <summary>It had left and could not be handed over.</summary>
public sealed record DropFailed(RecipientMail Mail, string Reason) : IEvent;
/// <summary>Nobody took a run for too long: the one on duty is called.</summary>
/// <param name="OnDuty">null when nobody is on shift</param>
public sealed record RunWaitsTooLong(RunId Run, string Reference, OrganisationId Couriers, PersonId? OnDuty, DateTime SinceAt, int Minutes) : IEvent;
