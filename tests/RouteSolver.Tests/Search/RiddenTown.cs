namespace RouteSolver.Tests.Search;

/// <summary>A small town as a search sees it: routes drawn by lot that can be ridden, and requests that wait. What a change costs is
/// told by playing routes through in full.</summary>
internal sealed class RiddenTown
{
    private readonly RouteEvaluation[] _done;

    private RiddenTown(Problem problem, Random dice)
    {
        (Problem, Model, Draft) = (problem, new SearchModel(problem), new Draft(new SearchModel(problem)));
        _done = [.. PlanEvaluation.Of(problem, Plan.Of(problem)).Routes];
        Board = new Board(Model);
        for (var v = 0; v < Model.VehicleCount; v++) Board.Routes[v] = [.. problem.Frozen(v).Select(done => done.Stop)];
        foreach (var request in Enumerable.Range(0, Model.RequestCount).Where(r => Model.Kind[r] != RequestKind.Over).OrderBy(_ => dice.Next()))
            if (dice.Next(3) == 0 || !Put(request, dice)) Board.Absent.Add(request);
        Draft.Become(Board.Routes, Vehicles, Board.Absent);
        Board.Cost = Draft.Cost;
    }

    public Problem Problem { get; }
    public SearchModel Model { get; }
    public Draft Draft { get; }

    /// <summary>The routes it began with.</summary>
    public Board Board { get; }
    public int[] Vehicles => [.. Enumerable.Range(0, Problem.Vehicles.Count)];

    /// <summary>Every kind of rule.</summary>
    public static RiddenTown Rich(int seed) => new(World.Random(seed, planned: 6).Problem(), new Random(seed));

    /// <summary>One-way hills, windows, loads, prices, bonds and frozen stops, but no rule that needs a route to be ridden through.
    /// No way round is quicker than the way.</summary>
    public static RiddenTown Plain(int seed, int shipments = 6, bool several = false)
    {
        var dice = new Random(seed);
        var builder = PlainTown.Of(dice, shipments, several);
        var town = new RiddenTown(builder.Build(), dice);
        foreach (var v in town.Vehicles)
        {
            if (dice.Next(2) == 0) continue;
            var stops = RouteSchedule.Play(town.Problem, v, town.Board.Routes[v]).Stops;
            builder.Freeze(v, [.. stops.Take(dice.Next(stops.Count + 1)).Select(s => new FrozenStop(s.Stop, s.Arrival, s.Start, s.Departure))], dice.Next(60));
            if (!IsOnlyUnfinished(RouteSchedule.Play(builder.Build(), v, [.. builder.Build().Frozen(v).Select(done => done.Stop)]))) builder.Freeze(v, [], 0);
        }
        return new RiddenTown(builder.Build(), dice);
    }

    /// <summary>What a route of these stops costs the search, or null when it cannot be ridden.</summary>
    public long? Price(int vehicle, IReadOnlyList<int> stops)
    {
        var route = RouteSchedule.Play(Problem, vehicle, [.. stops]);
        if (!route.Violations.All(now => IsOfThePast(vehicle, now) || _done[vehicle].Violations.Any(was => was.IsAbout(now) && was.Amount >= now.Amount))) return null;
        return route.Cost - (stops.Count > Problem.Frozen(vehicle).Count ? Problem.Vehicles[vehicle].FixedCost - Model.FixedCost[vehicle] : 0);
    }

    /// <summary>The least a request costs on a vehicle, every way to put it there being ridden; null when none can be.</summary>
    public long? Least(int vehicle, int request)
    {
        if (!Problem.MayServe(vehicle, request)) return null;
        int[] route = Draft[vehicle].ToStops();
        return BruteForce.Threaded([.. route], Model.Stops[request], Problem.Frozen(vehicle).Count).Min(stops => Price(vehicle, stops)) - Price(vehicle, route);
    }

    /// <summary>The stops of a route with a request of one stop or two where the spot says.</summary>
    public int[] With(int vehicle, int request, Spot spot)
    {
        List<int> stops = [.. Draft[vehicle].ToStops()];
        if (Model.Kind[request] == RequestKind.Pair) stops.Insert(spot.Last, Model.Last[request]);
        stops.Insert(spot.First, Model.First[request]);
        return [.. stops];
    }

    /// <summary>Takes something out or puts something in, by lot; what is put in goes where the book says.</summary>
    public void Change(Random dice, SpotBook book)
    {
        int[] planned = [.. Enumerable.Range(0, Model.RequestCount).Where(r => Draft.VehicleOf[r] >= 0)];
        if (planned.Length > 0 && dice.Next(2) == 0)
        {
            var (request, vehicle) = (planned[dice.Next(planned.Length)], 0);
            vehicle = Draft.VehicleOf[request];
            Draft.Remove(request);
            Draft.Refresh(vehicle);
        }
        else if (Draft.AbsentList.Count > 0)
        {
            var (request, vehicle) = (Draft.AbsentList[dice.Next(Draft.AbsentList.Count)], dice.Next(Model.VehicleCount));
            if (!Model.MayServe(vehicle, request) || book.Find(Draft[vehicle], request, long.MaxValue) is { IsNone: false } spot is false) return;
            if (Model.Kind[request] == RequestKind.Several) Draft.Insert(request, vehicle, book.Several(Draft[vehicle], request));
            else Draft.Insert(request, vehicle, spot);
        }
    }

    private bool Put(int request, Random dice)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            var v = dice.Next(Model.VehicleCount);
            if (!Problem.MayServe(v, request)) continue;
            List<int> stops = [.. Board.Routes[v]];
            var from = Problem.Frozen(v).Count;
            foreach (var stop in Model.Stops[request]) stops.Insert(dice.Next(from, stops.Count + 1), stop);
            if (Price(v, stops) is null) continue;
            Board.Routes[v] = [.. stops];
            return true;
        }
        return false;
    }

    /// <summary>A begun shipment is where it is, finished or not.</summary>
    private bool IsOfThePast(int vehicle, Violation fault) => fault is { Constraint: Constraint.Skill or Constraint.Incomplete, Stop: { } stop }
        && Problem.Frozen(vehicle).Any(done => Problem.ShipmentOf(done.Stop) == Problem.ShipmentOf(stop));

    private static bool IsOnlyUnfinished(RouteEvaluation route) => route.Violations.All(fault => fault.Constraint == Constraint.Incomplete);
}
