using RouteSolver;

namespace Couree.Bench.Routing;

/// <summary>A benchmark in the library's words: like vehicles that cost far more than any way, a metre costs one, a second nothing.
/// A stop's location is its node.</summary>
internal static class BenchmarkProblem
{
    public static Problem Of(Instance instance)
    {
        var builder = new ProblemBuilder(new TravelMatrix(instance.Nodes.Length, instance.Travel), dimensions: 1);
        var depot = instance.Nodes[0];
        var vehicle = new Vehicle
        {
            Start = 0, End = 0, Shift = new Window(depot.Earliest, depot.Latest), Capacity = [instance.Capacity],
            FixedCost = (long)instance.Nodes.Length * Math.Max(1, instance.Travel.Max()), CostPerMetre = 1, CostPerSecond = 0,
        };
        for (var v = 0; v < instance.VehicleLimit; v++) builder.AddVehicle(vehicle);
        for (var node = 1; node < instance.Nodes.Length; node++)
            if (instance.Nodes[node].Delivery > 0)
                builder.AddShipment(new Shipment { Pickups = [Stop(node)], Deliveries = [Stop(instance.Nodes[node].Delivery)] });
        return builder.Build();

        Stop Stop(int node)
        {
            var at = instance.Nodes[node];
            return new Stop { Location = node, Load = [Math.Abs(at.Demand)], Windows = [new Window(at.Earliest, at.Latest)], ServiceSeconds = at.Service };
        }
    }

    /// <summary>The ridden routes, as node numbers of the file.</summary>
    public static List<int[]> Routes(Problem problem, Plan plan)
    {
        var routes = new List<int[]>();
        for (var v = 0; v < plan.VehicleCount; v++)
            if (plan.Route(v).Length > 0) routes.Add(Array.ConvertAll(plan.Route(v).ToArray(), problem.LocationOf));
        return routes;
    }

    /// <summary>A plan with these routes, to start a search from.</summary>
    public static Plan Plan(Problem problem, IReadOnlyList<int[]> routes)
    {
        var stopAt = new Dictionary<int, int>();
        for (var stop = 0; stop < problem.StopCount; stop++) stopAt[problem.LocationOf(stop)] = stop;
        return global::RouteSolver.Plan.Of(problem, [.. Enumerable.Range(0, problem.Vehicles.Count)
            .Select(v => v < routes.Count ? Array.ConvertAll(routes[v], node => stopAt[node]) : [])]);
    }
}
