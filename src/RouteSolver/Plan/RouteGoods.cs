namespace RouteSolver;

/// <summary>Who is aboard when: what is on top of what (<see cref="Constraint.LastInFirstOut"/>) and what rides beside what
/// (<see cref="Constraint.Incompatible"/>).</summary>
internal static class RouteGoods
{
    /// <summary>A shipment aboard after the stops from position <see cref="From"/> (-1: since before the first) to before <see cref="Until"/>.</summary>
    private readonly record struct Aboard(int Shipment, int From, int Until, int Joins);

    private const int Never = int.MaxValue;

    public static void Broken(Problem problem, int vehicle, ReadOnlySpan<int> stops, Dictionary<int, int> position, List<Violation> broken)
    {
        if (!problem.HasGoodsRules) return;
        var aboard = All(problem, vehicle, stops, position);
        foreach (var joining in aboard)
            if (joining.Joins >= 0) Beside(problem, vehicle, stops, aboard, joining, broken);
        for (var i = 0; i < stops.Length; i++)
            if (!problem.IsPickup(stops[i]) && position[stops[i]] == i && problem.Shipments[problem.ShipmentOf(stops[i])].LastInFirstOut)
                OnTop(problem, vehicle, stops[i], i, aboard, position, broken);
    }

    /// <summary>In the order they come aboard: on board already, brought along, then by first pickup.</summary>
    private static List<Aboard> All(Problem problem, int vehicle, ReadOnlySpan<int> stops, Dictionary<int, int> position)
    {
        var (all, seen) = (new List<Aboard>(), new HashSet<int>());
        for (var s = 0; s < problem.Shipments.Count; s++)
            if (problem.Shipments[s].OnBoard?.Vehicle == vehicle && seen.Add(s)) all.Add(new(s, -1, Until(s), -1));
        for (var i = 0; i < stops.Length; i++)
        {
            var shipment = problem.ShipmentOf(stops[i]);
            if (RouteSchedule.IsBroughtAlong(problem, stops[i]) && seen.Add(shipment)) all.Add(new(shipment, -1, Until(shipment), i));
        }
        for (var i = 0; i < stops.Length; i++)
        {
            var shipment = problem.ShipmentOf(stops[i]);
            if (problem.IsPickup(stops[i]) && seen.Add(shipment)) all.Add(new(shipment, i, Until(shipment), i));
        }
        return all;

        int Until(int shipment)
        {
            var (deliveries, last) = (problem.StopsOf[shipment].Deliveries, -1);
            foreach (var delivery in deliveries)
            {
                if (!position.TryGetValue(delivery, out var at)) return Never;
                last = Math.Max(last, at);
            }
            return deliveries.Count == 0 ? Never : last;
        }
    }

    private static void Beside(Problem problem, int vehicle, ReadOnlySpan<int> stops, List<Aboard> aboard, Aboard joining, List<Violation> broken)
    {
        var (mine, clashes) = (problem.Shipments[joining.Shipment], 0);
        foreach (var other in aboard)
        {
            if (other == joining) break;
            var theirs = problem.Shipments[other.Shipment];
            if (other.Until > joining.From && (mine.NotWith.Overlaps(theirs.Goods) || theirs.NotWith.Overlaps(mine.Goods))) clashes++;
        }
        if (clashes > 0) broken.Add(new(Constraint.Incompatible, vehicle, stops[joining.Joins], null, clashes));
    }

    private static void OnTop(Problem problem, int vehicle, int stop, int at, List<Aboard> aboard, Dictionary<int, int> position, List<Violation> broken)
    {
        var shipment = problem.ShipmentOf(stop);
        var mine = aboard.FindIndex(one => one.Shipment == shipment);
        var (below, above) = (mine < 0 ? -1 : aboard[mine].From, 0);
        foreach (var other in aboard)
        {
            if (other.Shipment == shipment || other.Until <= at) continue;
            foreach (var pickup in problem.StopsOf[other.Shipment].Pickups)
            {
                if (!position.TryGetValue(pickup, out var taken) || taken <= below || taken >= at) continue;
                above++;
                break;
            }
        }
        if (above > 0) broken.Add(new(Constraint.LastInFirstOut, vehicle, stop, null, above));
    }
}
