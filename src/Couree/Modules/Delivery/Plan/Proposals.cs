using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Modules.Shifts;

namespace Couree.Modules.Delivery.Plan;

/// <summary>What the plan says of a board: who could take each waiting run at what price, and when each round serves its stops.</summary>
internal sealed record BoardPlan(IReadOnlyDictionary<RunId, IReadOnlyList<BikeOption>> Options, IReadOnlyDictionary<PersonId, RoundTimes> Times)
{
    public static readonly BoardPlan Nothing = new(new Dictionary<RunId, IReadOnlyList<BikeOption>>(), new Dictionary<PersonId, RoundTimes>());
}

/// <summary>Plans a board once for each of its versions: ten open pages that look again ask for one plan.</summary>
internal sealed class Proposals(ITravel travel, DeliveryOptions options)
{
    /// <summary>Rides go on by themselves: an unchanged board is planned afresh after so long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<OrganisationId, (string Version, Lazy<BoardPlan> Plan)> _plans = new();

    public BoardPlan Of(OrganisationId couriers, DateTime now, IReadOnlyCollection<ShiftCard> shifts, IReadOnlyCollection<Round> rounds, IReadOnlyCollection<Run> runs)
    {
        var version = Version(now, shifts, rounds, runs);
        return _plans.AddOrUpdate(couriers, _ => Make(), (_, known) => known.Version == version ? known : Make()).Plan.Value;

        (string, Lazy<BoardPlan>) Make() => (version, new Lazy<BoardPlan>(() => Plan(now, shifts, rounds, runs)));
    }

    private BoardPlan Plan(DateTime now, IReadOnlyCollection<ShiftCard> shifts, IReadOnlyCollection<Round> rounds, IReadOnlyCollection<Run> runs)
    {
        if (shifts.Count == 0) return BoardPlan.Nothing;
        var bikes = shifts.Select(s => Bikes.Of(s, rounds.FirstOrDefault(r => r.Courier == s.Person), now)).ToList();
        var ridden = bikes.SelectMany(b => b.Order).ToHashSet();
        var plan = new RidePlan(now, bikes, [.. runs.Where(r => r.State == RunState.Waiting || r.Stops.Any(s => ridden.Contains(s.Id)))], travel, options.DoorSeconds);
        return new BoardPlan(plan.Options([.. runs.Where(r => r.State == RunState.Waiting).Select(r => r.Id)]), plan.Times().ToDictionary(t => t.Courier));
    }

    private static string Version(DateTime now, IReadOnlyCollection<ShiftCard> shifts, IReadOnlyCollection<Round> rounds, IReadOnlyCollection<Run> runs)
    {
        var version = new StringBuilder().Append(now.Ticks / Fresh.Ticks);
        foreach (var shift in shifts) version.Append(CultureInfo.InvariantCulture, $"|{shift.Id.Value:N}{shift.UntilAt.Ticks}");
        foreach (var round in rounds) version.Append(CultureInfo.InvariantCulture, $"|{round.Id.Value:N}{round.Version}");
        foreach (var run in runs) version.Append(CultureInfo.InvariantCulture, $"|{run.Id.Value:N}{run.Version}");
        return version.ToString();
    }
}
