namespace RouteSolver;

/// <summary>For each vehicle, the stops in the order it serves them. Immutable; it may be wrong or incomplete:
/// <see cref="PlanEvaluation.Of"/> tells.</summary>
public sealed class Plan
{
    private readonly int[][] _routes;

    private Plan(int[][] routes) => _routes = routes;

    /// <exception cref="ArgumentException">Not one route per vehicle, or a stop that is not in the problem.</exception>
    public static Plan Of(Problem problem, IReadOnlyList<IReadOnlyList<int>> routes)
    {
        if (routes.Count != problem.Vehicles.Count)
            throw new ArgumentException($"A plan needs one route for each of the {problem.Vehicles.Count} vehicles, not {routes.Count}.", nameof(routes));
        return new Plan([.. routes.Select((route, v) => Checked(problem, v, route))]);
    }

    /// <summary>Nothing planned but what each vehicle has already done.</summary>
    public static Plan Of(Problem problem) =>
        new([.. Enumerable.Range(0, problem.Vehicles.Count).Select(v => problem.Frozen(v).Select(done => done.Stop).ToArray())]);

    public int VehicleCount => _routes.Length;
    public ReadOnlySpan<int> Route(int vehicle) => _routes[vehicle];

    /// <summary>The same plan with another route for one vehicle.</summary>
    public Plan With(Problem problem, int vehicle, IReadOnlyList<int> stops)
    {
        var routes = (int[][])_routes.Clone();
        routes[vehicle] = Checked(problem, vehicle, stops);
        return new Plan(routes);
    }

    /// <summary>The same plan without a shipment's stops, except those already done.</summary>
    public Plan Without(Problem problem, int shipment) => new([.. _routes.Select((route, v) => route
        .Where((stop, i) => problem.ShipmentOf(stop) != shipment || i < problem.Frozen(v).Count).ToArray())]);

    private static int[] Checked(Problem problem, int vehicle, IReadOnlyList<int> stops)
    {
        foreach (var stop in stops)
            if (stop < 0 || stop >= problem.StopCount)
                throw new ArgumentException($"routes[{vehicle}]: there is no stop {stop} (0 to {problem.StopCount - 1}).", nameof(stops));
        return [.. stops];
    }
}
