using System.Buffers.Text;
using System.Linq.Expressions;
using System.Security.Cryptography;
using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal enum RunState { Waiting, Taken, OnTheWay, Done, Failed, Cancelled }

/// <summary>
/// Something to carry: pick-ups, then drops, at a fixed price. The run is the owner row of its stops: every verb is one fact of
/// the journal and raises its version, so of two people who take it exactly one wins.
/// </summary>
internal sealed partial class Run : IVersioned
{
    /// <summary>Asked for by a structure itself, by form or program; the run of an order is not.</summary>
    public static readonly Expression<Func<Run, bool>> AskedByHand = run => run.Reference.StartsWith("ask:") || run.Reference.StartsWith("api:") || run.Reference.StartsWith("village:");
    private static readonly Func<Run, bool> IsByHand = AskedByHand.Compile();
    private readonly List<Stop> _stops = [];

    public RunId Id { get; private init; }
    public OrganisationId Couriers { get; private init; }
    public OrganisationId Sender { get; private init; }
    public string Reference { get; private init; } = "";
    public string Language { get; private init; } = "fr";
    public DateTime AskedAt { get; private init; }

    /// <summary>The civil day it is wanted.</summary>
    public DateOnly Day { get; private init; }

    public int PackageCount { get; private init; }
    public int Grams { get; private init; }
    public int Litres { get; private init; }
    public bool Cold { get; private init; }

    /// <summary>How long it may be on the bike, from leaving its first pick-up; null: as long as it takes.</summary>
    public int? LongestMinutes { get; private init; }

    public TariffVersionId Tariff { get; private init; }
    public Money Fee { get; private init; }
    public int VatBasisPoints { get; private init; }
    public IReadOnlyList<FeeLine> FeeLines { get; private init; } = [];
    public int Metres { get; private init; }
    public int Seconds { get; private init; }

    public RunState State { get; private set; }
    public PersonId? Courier { get; private set; }
    public RoundId? Round { get; private set; }
    public DateTime? TakenAt { get; private set; }

    /// <summary>Since when it has been waiting, this time.</summary>
    public DateTime WaitsSinceAt { get; private set; }
    public DateTime? AlertedAt { get; private set; }

    /// <summary>The words' key of what a person must decide; null when nothing is in doubt.</summary>
    public string? NeedsHuman { get; private set; }

    public int FactCount { get; private set; }
    public int Version { get; set; }

    public IReadOnlyList<Stop> Stops => _stops;
    public IEnumerable<Stop> InOrder => _stops.OrderBy(s => s.Position);
    public Packages Packages => new(PackageCount, Grams, Litres, Cold, LongestMinutes);

    /// <inheritdoc cref="AskedByHand"/>
    public bool IsAskedByHand => IsByHand(this);

    /// <summary>What people call it: short, and of nobody.</summary>
    public string Number => "C" + Id.Value.ToString("N")[^6..].ToUpperInvariant();
    public bool IsOver => State is RunState.Done or RunState.Failed or RunState.Cancelled;
    public bool IsCarried => State is RunState.Taken or RunState.OnTheWay;
    public DateTime WantedFromAt => _stops.Min(s => s.WindowFromAt);
    public DateTime WantedUntilAt => _stops.Max(s => s.WindowUntilAt);

    /// <summary>Asks for a run at a quoted price. Refused delivery.no_stops, delivery.window_upside_down, delivery.no_packages.</summary>
    public static (Run Run, DeliveryFact Fact) Ask(AskedRun asked, Quote quote, DateOnly day, Clock clock, Deed deed)
    {
        if (!asked.Stops.Any(s => s.Kind == StopKind.Pickup) || !asked.Stops.Any(s => s.Kind == StopKind.Drop)) throw new Refusal("delivery.no_stops");
        if (asked.Stops.Any(s => s.Window.UntilAt <= s.Window.FromAt)) throw new Refusal("delivery.window_upside_down");
        if (asked.Packages.Count < 1 || asked.Packages.Grams < 0 || asked.Packages.Litres < 0 || asked.Packages.LongestMinutes < 1) throw new Refusal("delivery.no_packages");
        if (quote.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount) != quote.Fee) throw new InvalidOperationException("the lines of a quote sum to its fee");
        var run = new Run
        {
            Id = Kernel.Id.New<RunId>(clock),
            Couriers = asked.Couriers,
            Sender = asked.Sender,
            Reference = asked.Reference,
            Language = asked.Language,
            AskedAt = deed.ReceivedAt,
            WaitsSinceAt = deed.ReceivedAt,
            Day = day,
            PackageCount = asked.Packages.Count,
            Grams = asked.Packages.Grams,
            Litres = asked.Packages.Litres,
            Cold = asked.Packages.Cold,
            LongestMinutes = asked.Packages.LongestMinutes,
            Tariff = quote.Tariff,
            Fee = quote.Fee,
            VatBasisPoints = quote.VatBasisPoints,
            FeeLines = [.. quote.Lines.Select(FeeLine.Of)],
            Metres = quote.Metres,
            Seconds = quote.Seconds,
        };
        foreach (var stop in asked.Stops.OrderBy(s => s.Kind))
            run._stops.Add(new Stop
            {
                Id = Kernel.Id.New<StopId>(clock),
                Run = run.Id,
                Position = run._stops.Count,
                Kind = stop.Kind,
                Name = stop.Name,
                Phone = stop.Phone,
                Email = stop.Email,
                Address = stop.Address,
                Lat = stop.Point.Lat,
                Lon = stop.Point.Lon,
                WindowFromAt = stop.Window.FromAt,
                WindowUntilAt = stop.Window.UntilAt,
                Notes = stop.Notes,
                Floors = stop.Floors,
                Reference = stop.Reference,
                TrackingToken = stop.Kind == StopKind.Drop ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(20)) : null,
            });
        return (run, run.Wrote(deed, FactKind.RunAsked));
    }

    /// <summary>"I take it". Refused delivery.already_taken, delivery.run_over.</summary>
    public DeliveryFact Take(PersonId courier, RoundId round, Deed deed, string? holderName = null)
    {
        if (IsOver) throw new Refusal("delivery.run_over");
        if (Courier == courier) throw new Refusal("delivery.already_yours");
        if (Courier is not null) throw new Refusal("delivery.already_taken", new { name = holderName ?? "?" });
        (Courier, Round, TakenAt, AlertedAt) = (courier, round, deed.OccurredAt, null);
        Weigh();
        return Wrote(deed, FactKind.RunTaken, courier: courier);
    }

    /// <summary>Gives the run back to everyone; what is on board stays with who carries it. Refused delivery.not_taken, delivery.on_board.</summary>
    public DeliveryFact GiveBack(Deed deed, string? reason)
    {
        MustBeMovable();
        var before = Courier;
        (Courier, Round, TakenAt, WaitsSinceAt) = (null, null, null, deed.ReceivedAt);
        Weigh();
        return Wrote(deed, FactKind.RunGivenBack, reason: reason, courier: before);
    }

    /// <summary>Passes it to another courier. Refused delivery.not_taken, delivery.on_board.</summary>
    public DeliveryFact MoveTo(PersonId courier, RoundId round, Deed deed, string? reason)
    {
        MustBeMovable();
        if (Courier == courier) throw new Refusal("delivery.already_theirs");
        (Courier, Round, TakenAt) = (courier, round, deed.OccurredAt);
        return Wrote(deed, FactKind.RunMoved, reason: reason, courier: courier);
    }

    /// <summary>Takes every door not yet served out. What was already picked up stays and waits for a human.</summary>
    public IReadOnlyList<DeliveryFact> Cancel(string reason, Deed deed)
    {
        if (State == RunState.Cancelled) return [];
        if (IsOver) throw new Refusal("delivery.run_over");
        var facts = new List<DeliveryFact> { Wrote(deed, FactKind.RunCancelled, reason: reason) };
        foreach (var stop in _stops.Where(s => !s.IsOver)) CancelStop(stop, reason, deed);
        if (_stops.Any(s => s is { Kind: StopKind.Pickup, State: StopState.Done })) NeedsHuman = "delivery.human.on_board_cancelled";
        Weigh();
        return facts;
    }

    /// <summary>Takes one pick-up out. The last one out cancels the run; one already done stays and waits for a human.</summary>
    public IReadOnlyList<DeliveryFact> Withdraw(string pickupReference, string reason, Deed deed)
    {
        var pickup = _stops.SingleOrDefault(s => s.Kind == StopKind.Pickup && s.Reference == pickupReference) ?? throw new NotFound();
        if (pickup.State == StopState.Cancelled) return [];
        if (pickup.IsOver)
        {
            NeedsHuman = "delivery.human.withdrawn_after_pickup";
            return [Wrote(deed, FactKind.StopCancelled, pickup, reason)];
        }
        if (_stops.All(s => s.Kind == StopKind.Drop || s == pickup || s.State is StopState.Cancelled or StopState.Failed)) return Cancel(reason, deed);
        CancelStop(pickup, reason, deed);
        Weigh();
        return [Wrote(deed, FactKind.StopCancelled, pickup, reason)];
    }

    /// <summary>Which round carries it.</summary>
    public void Rides(RoundId round) => Round = round;

    /// <summary>A run that waited too long has called the one on duty.</summary>
    public void Alerted(DateTime now) => AlertedAt = now;

    private void MustBeMovable()
    {
        if (IsOver) throw new Refusal("delivery.run_over");
        if (Courier is null) throw new Refusal("delivery.not_taken");
        if (_stops.Any(s => s.State != StopState.Todo && s.State != StopState.Cancelled)) throw new Refusal("delivery.on_board");
    }

    /// <summary>Reads the run's state off its stops.</summary>
    private void Weigh()
    {
        State = this switch
        {
            _ when _stops.All(s => s.State == StopState.Cancelled) => RunState.Cancelled,
            _ when _stops.All(s => s.IsOver) => _stops.Any(s => s is { Kind: StopKind.Drop, State: StopState.Done or StopState.DoneAfterCancel }) ? RunState.Done
                : _stops.Any(s => s.State == StopState.Failed) ? RunState.Failed : RunState.Cancelled,
            _ when _stops.Any(s => s is { Kind: StopKind.Pickup, State: StopState.Done }) => RunState.OnTheWay,
            _ when Courier is not null => RunState.Taken,
            _ => RunState.Waiting,
        };
    }

    private DeliveryFact Wrote(Deed deed, FactKind kind, Stop? stop = null, string? reason = null, PersonId? courier = null, Proof? proof = null, string? paid = null) => new()
    {
        Id = deed.Fact,
        Run = Id,
        Sequence = ++FactCount,
        Stop = stop?.Id,
        Kind = kind,
        Author = deed.Author,
        Courier = courier,
        OccurredAt = deed.OccurredAt,
        ReceivedAt = deed.ReceivedAt,
        Reason = reason,
        Proof = proof,
        PaidOnHandOver = paid,
    };
}
