namespace RouteSolver.Tests.Search;

/// <summary>A flat town where every stop but a shop has a door of its own and nobody rests: no way round is quicker, nothing put in makes what is
/// behind it sooner. Lateness, overtime, doors, time on board, two windows.</summary>
internal sealed class LateTown
{
    private readonly RouteSimulation _whole;

    public LateTown(int seed)
    {
        var dice = new Random(seed);
        Problem = Of(dice);
        (Model, _whole) = (new SearchModel(Problem), new RouteSimulation(Problem));
        Draft = new Draft(Model);
        var begun = new Solver(Problem, new SolverOptions { Seed = seed, Searches = 1 }).Solve(StoppingCriterion.Iterations(20));
        Draft.Become([.. Enumerable.Range(0, Model.VehicleCount).Select(v => begun.Plan.Route(v).ToArray())], [.. Enumerable.Range(0, Model.VehicleCount)], begun.Unplanned);
        for (var taken = 0; taken < 2; taken++)
        {
            var request = dice.Next(Model.RequestCount);
            if (Draft.VehicleOf[request] is not (>= 0 and var vehicle)) continue;
            Draft.Remove(request);
            Draft.Refresh(vehicle);
        }
    }

    public Problem Problem { get; }
    public SearchModel Model { get; }
    public Draft Draft { get; }

    /// <summary>The least it costs there, every way to put it in being ridden through; null when none can be.</summary>
    public long? Least(int vehicle, int request)
    {
        var costs = BruteForce.Threaded([.. Draft[vehicle].ToStops()], Model.Stops[request], 0).Select(stops => _whole.Run(vehicle, [.. stops])).Where(cost => cost != RouteSimulation.Infeasible).ToList();
        return costs.Count == 0 ? null : costs.Min() - _whole.Run(vehicle, Draft[vehicle].ToStops());
    }

    /// <summary>What the book says of each absent request of a kind on each vehicle, beside the least. Who is at a shop too soon, because something before it
    /// was taken out, may carry its goods too long: nothing is put on such a route.</summary>
    public IEnumerable<(long? Told, long? Least)> Each(RequestKind kind)
    {
        foreach (var request in Draft.AbsentList.Where(r => Model.Kind[r] == kind))
            for (var v = 0; v < Model.VehicleCount; v++)
            {
                if (Draft[v].Cost >= RouteRefresh.Broken) continue;
                var spot = new SpotBook(Model).Find(Draft[v], request, long.MaxValue);
                yield return (spot.IsNone ? null : spot.Cost, Least(v, request));
            }
    }

    private static Problem Of(Random dice)
    {
        var (shops, shipments) = (2, dice.Next(2, 9));
        var points = Enumerable.Range(0, shops + 2 * shipments).Select(_ => (X: dice.Next(40), Y: dice.Next(40))).ToArray();
        int[] seconds = [.. points.SelectMany(from => points.Select(to => Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y)))];
        var builder = new ProblemBuilder(new TravelMatrix(points.Length, seconds), 1) { Fairness = dice.Next(2) };
        for (var v = 0; v < 2; v++)
            builder.AddVehicle(new Vehicle
            {
                Start = dice.Next(2), End = dice.Next(2), Shift = new Window(0, dice.Next(200, 600)), Capacity = [dice.Next(2, 6)], CostPerSecond = dice.Next(1, 3),
                Overtime = dice.Next(2) == 0 ? new Leeway(dice.Next(200), dice.Next(3)) : null,
            });
        for (var s = 0; s < shipments; s++)
        {
            var (own, isSingle) = (shops + 2 * s, dice.Next(4) == 0);
            var pickup = dice.Next(2) == 0 ? new Stop { Location = dice.Next(shops), Load = [1], DoorSeconds = 5, ServiceSeconds = dice.Next(3) } : At(own);
            builder.AddShipment(new Shipment { Pickups = isSingle ? [] : [pickup], Deliveries = [At(own + 1)], LongestOnBoard = isSingle || dice.Next(2) == 0 ? null : dice.Next(40, 200) });
        }
        return builder.Build();

        Stop At(int place)
        {
            var opens = dice.Next(300);
            Window[] windows = dice.Next(3) == 0 ? [new Window(opens / 3, opens / 2), new Window(opens / 2 + 20, opens + 40)] : [new Window(opens, opens + dice.Next(20, 200))];
            return new Stop { Location = place, Load = [1], DoorSeconds = 5, ServiceSeconds = dice.Next(8), Windows = windows, Lateness = dice.Next(2) == 0 ? new Leeway(dice.Next(150), dice.Next(4)) : null };
        }
    }
}
