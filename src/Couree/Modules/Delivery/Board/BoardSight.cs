using Couree.Kernel;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Shifts;
using Couree.Web;

namespace Couree.Modules.Delivery.Board;

/// <summary>Turns the board's rows into its cards. Pure: everything has been read.</summary>
internal sealed class BoardSight(Actor who, DateTime now, Clock clock, DeliveryOptions options, BoardPlan plan, IReadOnlyList<Run> runs,
    IReadOnlyDictionary<OrganisationId, OrganisationCard> senders, IReadOnlyDictionary<PersonId, PersonCard> names, string search)
{
    private readonly Dictionary<StopId, (Run Run, Stop Stop)> _stops = runs.SelectMany(r => r.Stops.Select(s => (r, s))).ToDictionary(x => x.s.Id, x => x);

    public IReadOnlyList<WaitingCard> Waiting(Func<Run, bool> which) =>
        [.. runs.Where(r => r.State == RunState.Waiting && which(r) && IsSearched(r)).OrderBy(r => r.AlertedAt is null).ThenBy(r => r.WantedUntilAt).Select(Waiting)];

    public IReadOnlyList<ColumnCard> Columns(IReadOnlyList<ShiftCard> riding, IReadOnlyList<Round> rounds)
    {
        var columns = riding.Select(s => Column(s, rounds.FirstOrDefault(r => r.Courier == s.Person))).ToList();
        foreach (var round in rounds.Where(r => riding.All(s => s.Person != r.Courier) && r.Ahead.Any(IsToDo)))
            columns.Add(Column(new ShiftCard(default, round.Couriers, round.Courier, Name(round.Courier), now, now, 0, 0, false, false), round));
        return columns;
    }

    public IReadOnlyList<DoubtCard> Doubts() => [.. runs.Where(r => r.NeedsHuman is not null).Select(r =>
        new DoubtCard(r.Id, Words.Say(r.NeedsHuman!), Sender(r), Doors(r), r.Courier is { } courier ? Name(courier) : null))];

    public IReadOnlyList<LeftCard> Left(IEnumerable<Run> left) => [.. left.Where(IsSearched).Select(r =>
        new LeftCard(r.Id, Sender(r), Doors(r), Name(r.Courier!.Value), r.Day, r.Stops.All(s => s.State is StopState.Todo or StopState.Cancelled)))];

    private static string Doors(Run run) => string.Join(" → ", run.InOrder.Select(s => Explain.Street(s.Address, Words.Language)));

    private WaitingCard Waiting(Run run)
    {
        var offers = Explain.Ranked(plan.Options.GetValueOrDefault(run.Id) ?? []).ToList();
        var mine = offers.FirstOrDefault(o => o.Courier == who.Person);
        return new WaitingCard(run.Id, Sender(run), [.. run.InOrder.Where(s => s.State != StopState.Cancelled).Select(s => new DoorLine(s.Kind, s.Name, s.Address, s.Notes))],
            run.WantedFromAt, run.WantedUntilAt, run.Packages, run.Fee,
            run.AlertedAt is not null, (int)(now - run.WaitsSinceAt).TotalMinutes,
            offers.Count == 0 ? null : Explain.Sentence(offers, clock, Words.Language),
            mine is null ? null : Cost(mine),
            [.. offers.Select(o => new OfferLine(o.Courier, o.Name, o.Fits, o.Fits ? Cost(o) : Explain.Short(o, clock, Words.Language)))]);
    }

    private ColumnCard Column(ShiftCard shift, Round? round)
    {
        var times = plan.Times.GetValueOrDefault(shift.Person);
        var order = round?.Order.Where(_stops.ContainsKey).ToList() ?? [];
        var stops = order.Select(id => _stops[id]).Where(x => IsSearched(x.Run)).ToList();
        return new ColumnCard(shift.Person, shift.Name, shift.Person == who.Person, shift.OnDuty, shift.FromAt, shift.UntilAt, times?.MostGrams ?? 0, shift.CapacityGrams, shift.HasColdBox,
            order.Any(IsToDo) ? times?.EndsAt : null, times?.Metres ?? 0, order.Count(IsToDo),
            [.. stops.Select(x => Stop(x.Run, x.Stop, round!, times, order))]);
    }

    private StopCard Stop(Run run, Stop stop, Round round, RoundTimes? times, IReadOnlyList<StopId> order)
    {
        var at = round.Order.IndexOf(stop.Id);
        var expected = times?.ServedAt.TryGetValue(stop.Id, out var served) == true && !stop.IsOver ? served : (DateTime?)null;
        return new StopCard(stop.Id, run.Id, stop.Kind, stop.State, stop.Name, stop.Address, stop.Phone, stop.Notes, expected, stop.EndedAt, stop.WindowUntilAt,
            expected > stop.WindowUntilAt, at > round.Begun, at >= round.Begun && at < round.Order.Count - 1,
            stop.State == StopState.Doing || (stop.HappenedAtTheDoor && stop.FirmAt is null && now - stop.EndedAt <= options.Undo),
            run.Stops.All(s => s.State is StopState.Todo or StopState.Cancelled),
            [stop.Id, .. order.Where(o => o != stop.Id && stop.IsSameDoor(_stops[o].Stop))]);
    }

    private static string Cost(BikeOption option) => option.Fits ? Words.Say("delivery.plus_minutes", new { minutes = Explain.Minutes(option) }) : "";

    private bool IsToDo(StopId id) => _stops.TryGetValue(id, out var x) && !x.Stop.IsOver;

    private bool IsSearched(Run run) => search.Length == 0 || Fold.Plain(Sender(run) + " " + string.Join(' ', run.Stops.Select(s => $"{s.Name} {s.Address} {s.Notes}"))).Contains(search, StringComparison.Ordinal);

    private string Sender(Run run) => senders.TryGetValue(run.Sender, out var card) ? card.Name : "…";

    private string Name(PersonId person) => names.TryGetValue(person, out var card) ? card.Name : "…";
}
